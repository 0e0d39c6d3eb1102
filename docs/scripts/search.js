// The search page's script. What is asked for stays here: it travels in the address after the
// number sign, which no browser sends, and the index is looked through on this device.
(() => {
  "use strict";
  const form = document.querySelector("[data-search]");
  const { index, busy, failed, nothing, digits } = form.dataset;
  const page = Object.fromEntries(
    [...document.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part]),
  );
  const language = document.documentElement.lang;
  const boxes = [...form.querySelectorAll("[type=checkbox]")];
  const AT_ONCE = 10;
  let engine;
  let found = [];
  let shown = 0;
  let turn = 0;

  // Pagefind passes over a part of the index that does not come, and would find less without a word.
  let lost = false;
  const fetched = fetch.bind(window);
  window.fetch = (...request) =>
    fetched(...request).then(
      (answer) => {
        if (!answer.ok) lost = true;
        return answer;
      },
      (error) => {
        lost = true;
        throw error;
      },
    );

  // Pagefind and what it must be told, fetched when the first search begins.
  const start = async () => {
    const folder = new URL(index, document.baseURI);
    const [answer, pagefind] = await Promise.all([
      fetch(new URL("waymark.json", folder)),
      import(new URL("pagefind.js", folder)),
    ]);
    if (!answer.ok) throw new Error(answer.status);
    const about = await answer.json();
    const { exact, single } = about.folding;
    const options = { exactDiacritics: exact, excerptLength: single ? 60 : 30 };
    const search = pagefind.createInstance({ noWorker: true });
    await search.options(options);
    return { about, search };
  };

  // Words in the one form in which they were indexed: the twin of site/folding.py.
  const cut = (word, { starts, ends }) => {
    const start = starts.find(([from]) => word.startsWith(from));
    if (start) word = start[1] + word.slice(start[0].length);
    const end = ends.find((ending) => word.endsWith(ending) && word.length - ending.length > 1);
    return end ? word.slice(0, -end.length) : word;
  };
  const value = (digit) => {
    let zero = digit.codePointAt(0); // the digits of a script stand side by side
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return (digit.codePointAt(0) - zero) % 10;
  };
  const fold = (text, how) => {
    text = text.normalize("NFKC");
    if (how.bare) text = text.normalize("NFD").replace(/\p{Mn}/gu, "").normalize("NFC");
    text = text.replace(/[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "");
    text = [...text].map((letter) => how.letters[letter] ?? letter).join("");
    text = text.replace(/\p{Nd}/gu, value);
    if (how.single) text = text.replace(/\p{Script=Han}/gu, " $& ");
    if (how.starts.length || how.ends.length) text = text.toLowerCase();
    return text.replace(/[\p{L}\p{M}]+/gu, (word) => cut(word, how)).trim();
  };

  // The words as a phrase first where they only make sense together: a number, Chinese characters.
  // Where nothing is found, the words are cut shorter by one, two and three letters, then by letters
  // with all their signs.
  const CUTS = [/.$/u, /..$/u, /...$/u, /(\p{L}\p{M}*){2}$/u, /(\p{L}\p{M}*){3}$/u];
  const attempts = (asked, { numbers, folding }) => {
    const words = fold(asked, folding);
    const dialled = words.replace(/[\s()+./-]/g, "");
    if (/^\d{3,}$/.test(dialled)) {
      const number = numbers[dialled] ?? numbers[dialled.replace(/^(00)?44/, "0")];
      return number ? [`"${number}"`] : [`"${words}"`, words];
    }
    const together = folding.single && /\p{Script=Han} /u.test(words) ? [`"${words}"`] : [];
    const shorter = CUTS.slice(0, folding.exact ? 5 : 3).map((end) =>
      words.replace(/[\p{L}\p{M}]+/gu, (word) => {
        const rest = word.replace(end, "");
        return rest.length > 1 ? rest : word;
      }),
    );
    return [...together, words, ...shorter];
  };
  const look = async (asked, chosen) => {
    if (!index) return []; // nothing is published in this language
    const { about, search } = await (engine ??= start());
    const fits = ([readers, kind]) =>
      (!chosen.audience.length || chosen.audience.some((id) => readers.includes(id))) &&
      (!chosen.kind.length || chosen.kind.includes(kind));
    for (const words of attempts(asked, about)) {
      const { results } = await search.search(words);
      if (results.length) {
        return results
          .filter(({ id }) => about.pages[id] && fits(about.pages[id]))
          .map(({ id, data }) => ({ data, readers: about.pages[id][0], kind: about.pages[id][1] }));
      }
    }
    return [];
  };

  // A line of text with its marked words. Numbers, and facts between isolates (U+2066, U+2069), keep
  // their order among words that run leftwards; the line may begin or end within a fact.
  const IN_FACT = /^\u2066*([^\u2069]*)\u2069?(.*)$/su;
  const IN_TEXT = /^(.*?)([.,;:!?\u060c\u061b\u061f\u06d4]*)$/su;
  const NUMBER = /^[+(]*\p{Nd}[\p{Nd}().:/-]*$/u;
  const write = (place, text) => {
    let ltr = null;
    let space = "";
    let fact = /^[^\u2066]*\u2069/.test(text);
    for (const piece of text.split(/(<mark>[^<]*<\/mark>|\s+)/u)) {
      if (!piece.trim()) {
        space += piece;
        continue;
      }
      const marked = piece.startsWith("<mark>");
      const plain = piece.replace(/<\/?mark>/g, "").replace(/&lt;/g, "<").replace(/&gt;/g, ">");
      if (plain.includes("\u2066")) [fact, ltr] = [true, null];
      const [, core, after] = plain.match(fact ? IN_FACT : IN_TEXT);
      const keeps = fact || NUMBER.test(core);
      if (!keeps) ltr = null;
      (ltr ?? place).append(space);
      if (keeps && !ltr) {
        ltr = document.createElement("bdi");
        ltr.dir = "ltr";
        place.append(ltr);
      }
      const node = marked ? document.createElement("mark") : document.createTextNode("");
      node.textContent = core;
      (ltr ?? place).append(node);
      if (plain.includes("\u2069")) fact = false;
      if (after || plain.includes("\u2069")) ltr = null;
      place.append(after);
      space = "";
    }
  };

  const label = (group, value) =>
    boxes.find((box) => box.dataset.group === group && box.value === value)?.nextElementSibling;
  const row = async ({ data, readers, kind }) => {
    const { url, meta, content, excerpt, plain_excerpt: plain, sub_results: parts } = await data();
    const item = page.row.content.firstElementChild.cloneNode(true);
    const link = item.querySelector("a");
    link.href = url;
    write(link, meta.title);
    const about = item.querySelector("[data-about]");
    [...readers.map((id) => label("audience", id)), label("kind", kind)].forEach((words) => {
      if (words) about.append(words.cloneNode(true), " ");
    });
    const text = content.startsWith(plain) ? excerpt : `… ${excerpt}`;
    write(item.querySelector("[data-excerpt]"), content.endsWith(plain) ? text : `${text} …`);
    const list = item.querySelector("ul");
    parts.filter((part) => part.anchor).slice(0, 3).forEach((part) => {
      const there = document.createElement("a");
      there.href = part.url;
      write(there, part.title);
      const step = document.createElement("li");
      step.append(there);
      list.append(step);
    });
    if (!list.children.length) list.remove();
    return item;
  };
  const more = async (mine) => {
    const rows = await Promise.all(found.slice(shown, shown + AT_ONCE).map(row));
    if (mine !== turn) return null;
    page.list.append(...rows);
    shown += rows.length;
    page.more.hidden = shown >= found.length;
    return rows[0];
  };

  const say = (words) => {
    page.status.textContent = words;
  };
  const count = (number) => {
    const form = new Intl.PluralRules(language).select(number);
    const words = page.counts.dataset[form] ?? page.counts.dataset.other;
    const shape = new Intl.NumberFormat(`${language}-u-nu-${digits}`);
    return words.replace("{count}", shape.format(number));
  };

  // What is asked for, as it stands in the address and in the form.
  const asked = () => {
    const params = new URLSearchParams(location.hash.slice(1));
    const list = (name) => (params.get(name) ?? "").split(" ").filter(Boolean);
    return { q: params.get("q"), audience: list("audience"), kind: list("kind") };
  };
  const written = () => {
    const params = new URLSearchParams({ q: form.elements.words.value.trim() });
    for (const group of ["audience", "kind"]) {
      const values = boxes.filter((box) => box.dataset.group === group && box.checked);
      if (values.length) params.set(group, values.map((box) => box.value).join(" "));
    }
    return `#${params}`;
  };

  const run = async () => {
    const { q, ...chosen } = asked();
    if (q === null && location.hash) return; // a place on this page
    const mine = (turn += 1);
    form.elements.words.value = q ?? "";
    for (const box of boxes) box.checked = chosen[box.dataset.group].includes(box.value);
    found = [];
    shown = 0;
    page.list.replaceChildren();
    page.results.hidden = page.nothing.hidden = true;
    say(q ? busy : "");
    if (!q) return;
    lost = false;
    try {
      const results = await look(q, chosen);
      if (mine !== turn) return;
      if (lost) throw new Error("a part of the index did not come");
      found = results;
      await more(mine);
      if (mine !== turn) return;
      page.results.hidden = !found.length;
      page.nothing.hidden = !!found.length;
      say(found.length ? count(found.length) : nothing);
    } catch {
      if (mine !== turn) return;
      engine = undefined;
      page.without.hidden = false;
      say(failed);
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    // At once, and not when a hashchange event comes: words typed meanwhile would be written over.
    if (location.hash !== written()) history.pushState(null, "", written());
    run();
  });
  form.addEventListener("change", ({ target }) => {
    if (!boxes.includes(target) || !asked().q) return;
    history.replaceState(null, "", written());
    run();
  });
  page.more.addEventListener("click", async () => {
    const first = await more(turn);
    if (first) first.querySelector("a").focus();
  });
  addEventListener("hashchange", run);
  form.hidden = false;
  page.without.hidden = page.needs.hidden = true;
  run();
})();
