// Small comforts; every page works without them.
"use strict";

const closeMenus = (except) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (menu !== except) menu.open = false;
  }
};

document.addEventListener("click", (event) => {
  closeMenus(event.target.closest("details.menu"));
  const dismiss = event.target.closest("[data-dismiss-message]");
  if (dismiss) dismiss.closest(".message").remove();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.querySelector("details.menu[open]");
  if (!open) return;
  closeMenus();
  open.querySelector("summary").focus();
});

// A menu closes with the choice, and the keyboard stays at its button, also in what htmx brings back (by its id).
document.addEventListener("submit", (event) => {
  const menu = event.target.closest("details.menu");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// The browser knows its time zone; a form has a field for it. Not asked elsewhere: it takes a slow phone long to say.
const fillTimeZone = () => {
  for (const input of document.querySelectorAll("[data-browser-zone]")) {
    if (!input.value) input.value = Intl.DateTimeFormat().resolvedOptions().timeZone || "";
  }
};

// After a form came back with errors, the first of them is where the person goes on.
const focusFirstError = (root) => {
  const field = root.querySelector(".is-invalid");
  if (field) field.focus();
};

// A second press while the first is on its way would save the same thing twice.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  setTimeout(() => delete form.dataset.sent, 5000);
});

const showFailure = (sentence) => {
  const template = document.getElementById("failure-message");
  const messages = document.getElementById("messages");
  if (!template || !messages) return;
  const message = template.content.cloneNode(true);
  message.querySelector(".message-text").textContent = sentence;
  messages.replaceChildren(message);
};

document.addEventListener("htmx:sendError", () => showFailure(document.body.dataset.offline));
document.addEventListener("htmx:responseError", () => showFailure(document.body.dataset.failed));
document.addEventListener("htmx:afterSettle", (event) => focusFirstError(event.detail.elt));

// Coming back by the back button, a form may be sent once more; what was typed in it stays.
window.addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});

// What this browser still keeps of what was typed goes with a sign-out, once that has happened.
document.addEventListener("submit", (event) => {
  if (event.target.getAttribute("action")?.endsWith("/logout/")) sessionStorage.setItem("leaving", "yes");
});

const forgetWhatWasKept = () => {
  if (!sessionStorage.getItem("leaving")) return;
  sessionStorage.removeItem("leaving");
  if (document.body.classList.contains("has-tabbar")) return;
  localStorage.clear();
  if ("caches" in window) caches.delete("callback-day-sheets");
};

// Day sheets that were kept for somebody else on this device go as soon as another account is here.
const forgetOthersSheets = () => {
  const { account } = document.body.dataset;
  const owner = localStorage.getItem("callback:sheets-of");
  if (!account || !owner || owner === account || !("caches" in window)) return;
  caches.delete("callback-day-sheets");
  localStorage.removeItem("callback:sheets-of");
};

// Drafts are for whoever typed them, and for a fortnight: callback:debrief:<account>:…, callback:note:<account>:…
const FORTNIGHT = 14 * 24 * 3600 * 1000;

const forgetDrafts = () => {
  const { account } = document.body.dataset;
  for (const key of Object.keys(localStorage)) {
    const [, owner] = key.match(/^callback:(?:debrief|note):(\d+):/) ?? [];
    if (!owner) continue;
    const isOthers = account && account !== owner;
    const isOld = !(JSON.parse(localStorage.getItem(key))?.at > Date.now() - FORTNIGHT);
    if (isOthers || isOld) localStorage.removeItem(key);
  }
};

// The first question to what a browser keeps waits for another process: not before there is time.
const whenIdle = window.requestIdleCallback ?? setTimeout;

whenIdle(() => {
  forgetWhatWasKept();
  forgetOthersSheets();
  forgetDrafts();
});
fillTimeZone();
focusFirstError(document);
