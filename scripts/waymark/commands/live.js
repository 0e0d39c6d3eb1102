// Only `waymark serve` adds this to a page: what was found, and the page again when it is another one.
(() => {
  "use strict";
  const place = "/-waymark/state";
  let seen = null;

  const line = (finding) => {
    const item = document.createElement("li");
    item.textContent =
      `${finding.path}:${finding.line} ${finding.code} (${finding.effect}) ${finding.message} ${finding.hint}`;
    return item;
  };

  const show = (state) => {
    document.getElementById("waymark-live")?.remove();
    if (!state.findings.length && !state.note) return;
    const box = document.createElement("details");
    box.id = "waymark-live";
    box.lang = "en";
    box.dir = "ltr";
    box.open = state.findings.some((finding) => finding.effect !== "warn");
    const title = document.createElement("summary");
    title.textContent = [state.note, state.findings.length && `Findings: ${state.findings.length}`]
      .filter(Boolean)
      .join(" · ");
    const list = document.createElement("ul");
    list.append(...state.findings.map(line));
    box.append(title, list);
    Object.assign(box.style, {
      position: "fixed", insetInlineEnd: "1rem", bottom: "1rem", zIndex: "9",
      maxWidth: "min(40rem, calc(100vw - 2rem))", maxHeight: "50vh", overflow: "auto",
      padding: "0.6rem 0.9rem", border: "2px solid", borderRadius: "0.4rem",
      background: "Canvas", color: "CanvasText", font: "0.9rem/1.4 system-ui, sans-serif",
    });
    document.body.append(box);
  };

  const ask = async () => {
    const answer = await fetch(seen === null ? place : `${place}?seen=${seen}`);
    const state = await answer.json();
    if (seen === null) shown = await page();
    else if (state.site !== site && (await page()) !== shown) location.reload();
    site = state.site;
    seen = state.number;
    show(state);
  };
  const page = async () => (await fetch(location.href)).text();
  let site, shown;

  const watch = async () => {
    for (;;) {
      try {
        await ask();
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 1000)); // serve was ended, or starts again
      }
    }
  };
  watch();
})();
