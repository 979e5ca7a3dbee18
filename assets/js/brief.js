// The day sheet follows the clock, and stays on this device for when there is no connection.
"use strict";

(() => {
  const sheet = document.getElementById("day-sheet");
  if (!sheet) return;

  const EVERY = 20000;
  const FORTNIGHT = 14 * 24 * 3600 * 1000;
  const cards = [...sheet.querySelectorAll("[data-ends]")];

  // The card of the conversation going on, or of the next one.
  const followClock = () => {
    const now = Date.now();
    const current = cards.find((card) => Date.parse(card.dataset.ends) > now);
    for (const card of cards) {
      card.hidden = card !== current;
      const isOn = Date.parse(card.dataset.starts) <= now;
      card.querySelector("[data-when]").textContent = isOn ? sheet.dataset.now : sheet.dataset.next;
    }
  };

  const SHEETS = "callback-day-sheets";
  const PARTS = "callback-day-sheet-parts";
  const state = document.getElementById("sheet-state");

  const say = (sentence) => {
    state.textContent = sentence;
    state.hidden = false;
  };

  const sayOffline = async () => {
    const copy = await (await caches.open(SHEETS)).match(location.pathname);
    if (!copy) return;
    const keptAt = new Date(Number(copy.headers.get("X-Kept-At")));
    const when = keptAt.toLocaleString(document.documentElement.lang.replace(/^en$/, "en-GB"), { dateStyle: "medium", timeStyle: "short" });
    say(sheet.dataset.offline.replace("{when}", when));
  };

  const addresses = () =>
    [...document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]")].map((part) => part.href || part.src);

  const forgetOld = async (cache) => {
    for (const request of await cache.keys()) {
      const answer = await cache.match(request);
      if (Date.now() - Number(answer.headers.get("X-Kept-At")) > FORTNIGHT) await cache.delete(request);
    }
  };

  // The page as the server sends it, with the time at which it was kept: after a fortnight it goes.
  const keep = async () => {
    const answer = await fetch(location.pathname, { cache: "no-store" });
    if (!answer.ok || answer.redirected) throw new Error(`not kept: ${answer.status}`);
    const headers = new Headers({ "Content-Type": "text/html; charset=utf-8", "X-Kept-At": String(Date.now()) });
    const policy = answer.headers.get("Content-Security-Policy");
    if (policy) headers.set("Content-Security-Policy", policy);
    const copy = new Response(await answer.blob(), { headers });
    const cache = await caches.open(SHEETS);
    await forgetOld(cache);
    await cache.put(location.pathname, copy);
    await (await caches.open(PARTS)).addAll(addresses());
    localStorage.setItem("callback:sheets-of", sheet.dataset.account);
  };

  const keepForLater = async () => {
    if (!("serviceWorker" in navigator) || !("caches" in window)) return;
    if (!navigator.onLine) return sayOffline();
    try {
      await navigator.serviceWorker.register(sheet.dataset.worker);
      await keep();
      await navigator.serviceWorker.ready;
      say(sheet.dataset.kept);
    } catch {
      await sayOffline();
    }
  };

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
  });

  for (const button of document.querySelectorAll("[data-print]")) button.hidden = false;
  followClock();
  setInterval(followClock, EVERY);
  keepForLater();
})();
