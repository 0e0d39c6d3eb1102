// A notice that has ended is hidden, should the site not have been built again since, and its own page
// says so. A page that stays open learns of it too.
(() => {
  "use strict";
  const LONGEST_WAIT = 2147483647; // milliseconds that a timer can count
  const clear = () => {
    let next = Infinity;
    for (const place of document.querySelectorAll("[data-ends], [data-ended]")) {
      const left = Date.parse(place.dataset.ends ?? place.dataset.ended) - Date.now();
      if (left > 0) next = Math.min(next, left);
      else if ("over" in place.dataset) place.textContent = place.dataset.over;
      else place.hidden = true;
    }
    if (next < LONGEST_WAIT) setTimeout(clear, next);
  };
  clear();
})();
