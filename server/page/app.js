/* app.js: keys for those who want them; everything works without. / the box, j and k the next and the last hit, o opens
   it, y copies a citation. */
"use strict";
(() => {
  const hits = [...document.querySelectorAll(".hit, .step, .marked, .statements tbody tr")];
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
  const brush = (picture) => {
    const bars = [...picture.querySelectorAll("a")];
    let first = null;
    const at = (event) => bars.indexOf(event.target.closest("a"));
    const taken = (event) => [first, at(event)].sort((a, b) => a - b);
    const show = (from, to) => bars.forEach((bar, i) => bar.classList.toggle("taken", i >= from && i <= to));
    picture.addEventListener("dragstart", (event) => event.preventDefault());
    picture.addEventListener("pointerdown", (event) => { first = at(event) < 0 ? null : at(event); });
    picture.addEventListener("pointermove", (event) => { if (first !== null && at(event) >= 0) { show(...taken(event)); } });
    addEventListener("pointerup", (event) => {
      const [from, to] = first === null || at(event) < 0 ? [0, 0] : taken(event);
      first = null;
      if (from === to) { show(1, 0); return; }
      const address = new URL(bars[from].href.baseVal, location);
      address.searchParams.set("year", `${bars[from].dataset.year}..${bars[to].dataset.year}`);
      location.assign(address);
    });
  };
  document.querySelectorAll(".years").forEach(brush);
  /* The basket is the address of its page; what is taken on other pages is kept until then. */
  const KEPT = "taken";
  const taken = () => {
    try { return JSON.parse(localStorage.getItem(KEPT)) ?? []; } catch (broken) { return []; }
  };
  const basket = (names) => names.length ? `/basket?${names.map((name) => `take=${encodeURIComponent(name)}`).join("&")}` : "/basket";
  const keep = (names) => {
    localStorage.setItem(KEPT, JSON.stringify(names));
    const link = document.querySelector('header a[href^="/basket"]');
    link.href = basket(names);
    link.dataset.count = names.length || "";
  };
  if (location.pathname === "/basket") {
    keep(new URL(location).searchParams.getAll("take"));
  } else {
    keep(taken());
  }
  document.querySelectorAll(".take input").forEach((box) => {
    box.checked = taken().includes(box.value);
    box.addEventListener("change", () => {
      const others = taken().filter((name) => name !== box.value);
      keep(box.checked ? [...others, box.value] : others);
    });
  });
  document.querySelectorAll("form.taking").forEach((form) => form.addEventListener("submit", (event) => {
    event.preventDefault();
    location.assign(basket(taken()));
  }));
  const box = document.getElementById("q"), offers = document.getElementById("suggestions");
  let waiting, asked = "";
  const suggest = async () => {
    const typed = box.value.trim();
    if (typed === asked) { return; }
    asked = typed;
    const answer = await fetch(`/suggest?q=${encodeURIComponent(typed)}`);
    if (!answer.ok || typed !== box.value.trim()) { return; }
    offers.replaceChildren(...(await answer.json()).map(({ text, label }) => new Option(label, text)));
  };
  box?.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(suggest, 200);
  });
  /* A run that is at work, until it is not. */
  const running = document.querySelector(".running");
  const look = async () => {
    const answer = await fetch(running.dataset.status).catch(() => null);
    const at = answer?.ok ? (await answer.json()).running : {};
    if (!at) { location.reload(); return; }
    if (at.phase) {
      running.querySelector("p").textContent =
        running.dataset[at.phase].replace(/\{(\w+)\}/g, (_, name) => at[name] ?? "");
      const bar = running.querySelector("progress");
      bar.max = at.bytes || 1;
      bar.value = at.bytes_done;
    }
    setTimeout(look, 2000);
  };
  if (running) { setTimeout(look, 2000); }
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]), select, textarea");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key)) { return; }
    event.preventDefault();
    keys[event.key]();
  });
})();
