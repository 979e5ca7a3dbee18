{% load i18n static %}{% get_current_language as LANGUAGE_CODE %}// Keeps day sheets that were opened on this device, for a waiting room without a signal. Nothing else is kept.
"use strict";

const SHEETS = "callback-day-sheets";
const PARTS = "callback-day-sheet-parts";
const OFFLINE = "{% url 'dashboard:offline' %}?language={{ LANGUAGE_CODE }}";
const LOOK = ["{% static 'callback.css' %}", "{% static 'callback.js' %}"];
const SHEET = /^\/rounds\/\d+\/brief\/$/;
const FORTNIGHT = 14 * 24 * 3600 * 1000;
const PATIENCE = 4000;

self.addEventListener("install", (event) => {
  // Asked for as nobody, so that nothing of an account stands in it.
  const asNobody = [OFFLINE, ...LOOK].map((path) => new Request(path, { credentials: "omit" }));
  event.waitUntil(caches.open(PARTS).then((cache) => cache.addAll(asNobody)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

const isFresh = (answer) => Date.now() - Number(answer.headers.get("X-Kept-At")) < FORTNIGHT;

const kept = async (request) => {
  const cache = await caches.open(SHEETS);
  const answer = await cache.match(request, { ignoreSearch: true, ignoreVary: true });
  if (answer && isFresh(answer)) return answer;
  if (answer) await cache.delete(request, { ignoreSearch: true, ignoreVary: true });
};

const offline = async () => (await (await caches.open(PARTS)).match(OFFLINE)) || Response.error();

// A site that is away says so through its proxy: what was kept is worth more than that.
const sheet = async (request) => {
  let answer;
  try {
    answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
    if (answer.status < 500) return answer;
  } catch {
    // Without an answer only what was kept can be shown.
  }
  return (await kept(request)) || answer || offline();
};

const page = async (request) => {
  try {
    return await fetch(request);
  } catch {
    return offline();
  }
};

const part = async (request) => {
  try {
    return await fetch(request);
  } catch {
    return (await (await caches.open(PARTS)).match(request, { ignoreVary: true })) || Response.error();
  }
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    event.respondWith(SHEET.test(address.pathname) ? sheet(request) : page(request));
  } else if (["style", "script", "image"].includes(request.destination)) {
    event.respondWith(part(request));
  }
});
