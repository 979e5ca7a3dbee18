// What is typed into a note goes into the links that open it, and to the clipboard. Without this, saving does it.
"use strict";

const composeAddress = {
  mail: ({ to, subject, body }) => `mailto:${to.replace("%40", "@")}?subject=${subject}&body=${body}`,
  gmail: ({ to, subject, body }) => `https://mail.google.com/mail/?view=cm&fs=1&to=${to}&su=${subject}&body=${body}`,
  outlook: ({ to, subject, body }) =>
    `https://outlook.live.com/mail/0/deeplink/compose?to=${to}&subject=${subject}&body=${body}`,
};

const encoded = (text) => encodeURIComponent(text.replace(/\r?\n/g, "\r\n"));

const refreshLinks = (note) => {
  const parts = {
    to: encoded(note.dataset.address),
    subject: encoded(note.querySelector("[name=subject]").value),
    body: encoded(note.querySelector("[name=body]").value),
  };
  for (const link of note.querySelectorAll("[data-compose]")) {
    link.href = composeAddress[link.dataset.compose](parts);
  }
};

const offerCopies = (root) => {
  if (!navigator.clipboard) return;
  for (const button of root.querySelectorAll("[data-copy]")) button.hidden = false;
};

document.addEventListener("input", (event) => {
  const note = event.target.closest("[data-note]");
  if (note && event.target.matches("[name=subject], [name=body]")) refreshLinks(note);
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(button.closest("[data-note]").querySelector("[name=body]").value);
  button.textContent = button.dataset.copied;
});

document.addEventListener("htmx:afterSwap", () => offerCopies(document));
offerCopies(document);
