// Without a connection: which day sheets this device has kept.
"use strict";

(async () => {
  const list = document.getElementById("kept-sheets");
  const template = document.getElementById("kept-sheet");
  if (!list || !("caches" in window)) return;
  const FORTNIGHT = 14 * 24 * 3600 * 1000;
  const cache = await caches.open("callback-day-sheets");
  for (const request of await cache.keys()) {
    const answer = await cache.match(request);
    if (Date.now() - Number(answer.headers.get("X-Kept-At")) > FORTNIGHT) continue;
    const text = await answer.text();
    const title = new DOMParser().parseFromString(text, "text/html").title.replace(/ · [^·]*$/, "");
    const entry = template.content.cloneNode(true);
    entry.querySelector("a").href = new URL(request.url).pathname;
    entry.querySelector("a").textContent = title;
    list.append(entry);
  }
  document.getElementById("no-sheets").hidden = list.children.length > 0;
})();
