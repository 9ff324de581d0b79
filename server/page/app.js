/* app.js: keys for those who want them; everything works without. / the box, j and k the next and the last hit, o opens
   it, y copies a citation. */
"use strict";
(() => {
  const hits = [...document.querySelectorAll(".hit, .step, .statements tbody tr")];
  let current = -1;
  const go = (to) => {
    if (!hits.length) { return; }
    hits[current]?.classList.remove("current");
    current = Math.max(0, Math.min(hits.length - 1, to));
    hits[current].classList.add("current");
    hits[current].querySelector("a")?.focus({ preventScroll: true });
    hits[current].scrollIntoView({ block: "nearest" });
  };
  const copy = async () => {
    const where = hits[current] ?? document;
    const said = document.getElementById("said");
    const text = where.querySelector(".citation")?.textContent;
    if (!text) { return; }
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = document.body.dataset.copied;
      said.className = "notice said";
    } catch (refused) {
      said.textContent = String(refused.message);
    }
  };
  const keys = {
    "/": () => { document.getElementById("q")?.focus(); },
    "j": () => { go(current + 1); },
    "k": () => { go(current - 1); },
    "o": () => { hits[current]?.querySelector("a")?.click(); },
    "y": copy,
  };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key)) { return; }
    event.preventDefault();
    keys[event.key]();
  });
})();
