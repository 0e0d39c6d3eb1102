// The one script. Every page works without it; it keeps nothing and asks nobody anything.
(() => {
  "use strict";
  const find = (selector, root = document) => root.querySelector(selector);

  // An open menu closes with Escape, and the focus returns to what opened it.
  document.addEventListener("keydown", (event) => {
    const menu = find("details[data-closes][open]");
    if (event.key !== "Escape" || !menu) return;
    menu.open = false;
    if (menu.contains(document.activeElement)) find("summary", menu).focus();
  });
  document.addEventListener("click", (event) => {
    const menu = find("details[data-closes][open]");
    if (menu && !menu.contains(event.target)) menu.open = false;
  });

  // Exit this page: the page is blanked at once and leaves no step to come back to.
  const exit = find("[data-exit]");
  const leave = () => {
    document.documentElement.hidden = true;
    document.title = "\u2026";
    location.replace(exit.href);
  };
  exit.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    leave();
  });

  // Shift three times within five seconds, where a reader may be watched. Each press is announced.
  // Only Shift alone counts: not held for a capital or Shift+Tab, not latched before another key
  // (Sticky Keys), not held so long that it repeats.
  if (!("exitShortcut" in exit.dataset)) return;
  const status = find(".exit-count");
  let presses = 0;
  let alone = false;
  let timer;
  const forget = (message) => {
    clearTimeout(timer);
    alone = false;
    if (presses) status.textContent = message;
    presses = 0;
  };
  document.addEventListener("keydown", (event) => {
    const held = event.repeat || event.ctrlKey || event.altKey || event.metaKey;
    if (event.key === "Shift" && !held) alone = true;
    else forget("");
  });
  document.addEventListener("pointerdown", () => forget(""));
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone) return;
    alone = false;
    clearTimeout(timer);
    presses += 1;
    if (presses === 3) return leave();
    status.textContent = presses === 1 ? exit.dataset.two : exit.dataset.one;
    timer = setTimeout(forget, 5000, exit.dataset.over);
  });
})();
