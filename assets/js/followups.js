// What is typed into a note goes into the links that open it, and stays in the browser until the server has it.
"use strict";

const composeAddress = {
  mail: ({ to, subject, body }) => `mailto:${to.replace("%40", "@")}?subject=${subject}&body=${body}`,
  gmail: ({ to, subject, body }) => `https://mail.google.com/mail/?view=cm&fs=1&to=${to}&su=${subject}&body=${body}`,
  outlook: ({ to, subject, body }) =>
    `https://outlook.live.com/mail/0/deeplink/compose?to=${to}&subject=${subject}&body=${body}`,
};

const encoded = (text) => encodeURIComponent(text.replace(/\r?\n/g, "\r\n"));
const field = (form, name) => form.querySelector(`[name=${name}]`);

const refreshLinks = (note) => {
  const parts = {
    to: encoded(note.dataset.address),
    subject: encoded(field(note, "subject").value),
    body: encoded(field(note, "body").value),
  };
  for (const link of note.querySelectorAll("[data-compose]")) {
    link.href = composeAddress[link.dataset.compose](parts);
  }
};

// A reload, a closed tab or a lost connection in the middle of a word: the browser has the text until it is saved.
const NOTE = "[data-note] form[data-keep]";

const stored = (form) => {
  try {
    return JSON.parse(localStorage.getItem(form.dataset.keep));
  } catch {
    return null;
  }
};

const store = (form) => {
  const [subject, body, version] = ["subject", "body", "version"].map((name) => field(form, name).value);
  try {
    localStorage.setItem(form.dataset.keep, JSON.stringify({ at: Date.now(), subject, body, version }));
  } catch {
    // Without storage the autosave alone keeps the text.
  }
};

const forget = (form, saved) => {
  const kept = stored(form);
  if (kept && (!saved || (kept.body === saved.body && kept.subject === saved.subject))) {
    localStorage.removeItem(form.dataset.keep);
  }
};

const bringBack = (form) => {
  const kept = stored(form);
  if (!kept) return;
  const [subject, body] = [field(form, "subject"), field(form, "body")];
  // What the server sent counts: the rest may have been typed already, or put there again by a browser that reloads.
  if (kept.subject === subject.defaultValue && kept.body === body.defaultValue) return forget(form);
  [subject.value, body.value] = [kept.subject, kept.body];
  field(form, "version").value = kept.version;
  form.closest("details")?.setAttribute("open", "");
  body.dispatchEvent(new Event("input", { bubbles: true }));
};

const prepare = (root) => {
  for (const button of root.querySelectorAll("[data-copy]")) button.hidden = !navigator.clipboard;
  for (const button of root.querySelectorAll("[data-put-back]")) button.hidden = false;
};

// Opening is told to the server, which then asks whether it was sent. The link itself does what links do.
const tellOpened = (link) => {
  const form = link.closest("form") || link.closest("[data-note]").querySelector("form");
  const kind = link.dataset.opens;
  const button = form.querySelector(kind ? `[data-opened=${kind}]` : "[data-opened='']");
  if (button) button.click();
  return form;
};

document.addEventListener("input", (event) => {
  const form = event.target.closest(NOTE);
  if (!form || !event.target.matches("[name=subject], [name=body]")) return;
  refreshLinks(form.closest("[data-note]"));
  store(form);
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(field(button.closest("[data-note]"), "body").value);
  button.textContent = button.dataset.copied;
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-put-back]");
  if (!button) return;
  const body = field(button.closest("form"), "body");
  body.value = button.closest("[data-replaced]").querySelector("pre").textContent;
  body.dispatchEvent(new Event("input", { bubbles: true }));
  button.closest("[data-replaced]").remove();
  body.focus();
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-opens]");
  if (!link) return;
  if ("download" in link.dataset) {
    event.preventDefault();
    const address = link.href;
    document.addEventListener("htmx:afterSettle", () => window.location.assign(address), { once: true });
  }
  tellOpened(link);
});

// What the server has kept, the browser may forget; what it sent on the way stays if more was typed since.
document.addEventListener("htmx:afterRequest", (event) => {
  const { elt, successful, requestConfig } = event.detail;
  const form = elt.closest?.(NOTE);
  if (!form || !successful || requestConfig.path.includes("/checks/")) return;
  const sent = requestConfig.formData;
  forget(form, { subject: sent.get("subject"), body: sent.get("body") });
});

// What was pressed is gone with the card that it stood in: the keyboard goes on at the question that it brought, or at the
// next note, which unfolds; after the last of them it is said that all are thanked.
const goOn = (event) => {
  const { elt: card, requestConfig } = event.detail;
  if (!card.matches?.("[data-note]") || document.activeElement !== document.body) return;
  const isSettled = !card.querySelector("[data-compose]");
  const next = isSettled
    ? document.querySelector("[data-note] [data-compose=mail], #thanks-progress h2")
    : requestConfig?.path.endsWith("/opened/") && card.querySelector("[data-answer]");
  if (!next) return card.querySelector("summary")?.focus({ preventScroll: true });
  next.closest("details")?.setAttribute("open", "");
  next.focus();
};

document.addEventListener("htmx:afterSettle", goOn);
document.addEventListener("htmx:afterSwap", () => prepare(document));
prepare(document);
// Once htmx hears of it, because what is brought back is saved as if it were typed.
document.addEventListener("htmx:load", () => document.querySelectorAll(NOTE).forEach(bringBack), { once: true });
