// What is wrong with an open page: axe's violations, axe's questions that nobody has answered, and
// what a layout can lose (text outside the window, cut off or under other text; small targets).
// A function of {answers, layout, script, within}: `script` holds where the page's own scripts run,
// without which axe cannot fetch the style sheets that one of its rules reads; `within` is a selector of the only part that axe judges,
// for a menu that is open over the page; what it covers is judged while it is closed.
async ({answers, layout, script, within}) => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "experimental"];
  const named = (node) => node.target.flat().join(" ");
  const result = await axe.run(within ? {include: [within]} : document, {
    runOnly: {type: "tag", values: tags}, resultTypes: ["violations", "incomplete"], elementRef: true,
    preload: script, rules: {"css-orientation-lock": {enabled: script}},
  });
  const faults = result.violations.map((v) => `${v.id}: ${v.nodes.map(named).join(" | ")}`);
  const used = new Set();
  for (const rule of result.incomplete) {
    for (const node of rule.nodes) {
      const reasons = [...node.any, ...node.all, ...node.none].map((c) => c.data?.messageKey ?? c.id);
      const answer = answers.findIndex((a) => a.rule === rule.id && reasons.includes(a.because)
        && node.element.matches(a.where));
      if (answer < 0) faults.push(`needs review: ${rule.id} (${reasons}): ${named(node)}`);
      else used.add(answer);
    }
  }
  if (layout) faults.push(...laid());
  return {faults: [...new Set(faults)], used: [...used]};

  function laid() {
    const root = document.documentElement, width = root.clientWidth, found = [];
    if (root.scrollWidth > width) found.push(`the page is ${root.scrollWidth} px wide of ${width}`);
    const shown = (e) => e.checkVisibility({checkOpacity: true, checkVisibilityCSS: true});
    const name = (e) => `${e.tagName.toLowerCase()}.${e.className} “${e.textContent.trim().slice(0, 30)}”`;
    // Made for the ear alone, or not there before it has the focus.
    const unseen = (e) => {
      for (let at = e; at && at !== document.body; at = at.parentElement) {
        const box = at.getBoundingClientRect();
        const style = getComputedStyle(at);
        if (box.width <= 1 || box.height <= 1 || style.clipPath === "inset(50%)") return true;
        if (style.position === "absolute" && box.bottom + scrollY <= 0) return true;
        if (at.closest("svg")) return true;
      }
      return false;
    };
    const lines = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const owner = text.parentElement;
      if (!text.data.trim() || !shown(owner) || unseen(owner)) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      for (const box of range.getClientRects()) {
        if (box.width < 1 || box.height < 1) continue;
        let scrolled = false;
        for (let at = owner; at && at !== document.body; at = at.parentElement) {
          const {overflowX, overflowY} = getComputedStyle(at);
          if (/auto|scroll/.test(overflowX)) scrolled = true;
          const edge = at.getBoundingClientRect();
          const across = /hidden|clip/.test(overflowX) && (box.left < edge.left - 1 || box.right > edge.right + 1);
          const down = /hidden|clip/.test(overflowY) && (box.top < edge.top - 4 || box.bottom > edge.bottom + 4);
          if (across || down) found.push(`cut off: ${name(owner)}`);
        }
        if (scrolled) continue;
        if (box.left < -1 || box.right > width + 1) found.push(`outside the window: ${name(owner)}`);
        lines.push({owner, text, box});
      }
    }
    // The box of a line is taller than its letters, so only its middle third counts.
    if (!within) {
      lines.sort((a, b) => a.box.top - b.box.top);
      const middle = (l) => [l.box.top + l.box.height / 3, l.box.bottom - l.box.height / 3];
      lines.forEach((one, index) => {
        const [top, bottom] = middle(one);
        for (let at = index + 1; at < lines.length && lines[at].box.top < bottom; at += 1) {
          const other = lines[at], [high, low] = middle(other);
          const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
          if (one.text !== other.text && across > 2 && Math.min(bottom, low) - Math.max(top, high) > 1)
            found.push(`under other text: ${name(one.owner)} and ${name(other.owner)}`);
        }
      });
    }
    const controls = "a[href], button, summary, input, select, textarea, [tabindex='0']";
    for (const control of document.querySelectorAll(controls)) {
      if (!shown(control) || unseen(control)) continue;
      // Part of a sentence: its size is the line's (WCAG 2.5.8, inline).
      let block = control;
      while (/^(inline|contents)$/.test(getComputedStyle(block).display)) block = block.parentElement;
      const inline = block !== control && block.textContent.trim() !== control.textContent.trim();
      // A label around a box is the target; half a pixel is a matter of rounding.
      const target = control.closest("label") ?? control;
      const {width: wide, height: high} = target.getBoundingClientRect();
      if (!inline && (wide < 23.5 || high < 23.5))
        found.push(`a target of ${Math.round(wide)} × ${Math.round(high)}: ${name(control)}`);
    }
    return found;
  }
}
