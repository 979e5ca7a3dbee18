// A line becomes its small form where it stands: Enter or F2 on its link, a click, or twice on the line. Escape lets it
// be, and the keyboard is back at the link.
"use strict";

const leave = (form) => {
  const line = form.closest("[data-line]");
  line.classList.remove("is-changing");
  form.remove();
  line.querySelector("[data-change]").focus();
};

document.addEventListener("htmx:afterSwap", (event) => {
  const form = event.target.querySelector?.(":scope > [data-in-place]");
  if (!form) return;
  form.closest("[data-line]").classList.add("is-changing");
  form.querySelector("input:not([type=hidden]), select, textarea")?.focus();
});

document.addEventListener("click", (event) => {
  const form = event.target.closest("[data-cancel]")?.closest("[data-line] [data-in-place]");
  if (!form) return;
  event.preventDefault();
  leave(form);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") event.target.closest?.("form")?.querySelector("[data-cancel]")?.click();
  if (event.key === "F2") event.target.closest?.("[data-line]:not(.is-changing)")?.querySelector("[data-change]").click();
});

document.addEventListener("dblclick", (event) => {
  if (event.target.closest("a, button, form")) return;
  event.target.closest("[data-line]:not(.is-changing)")?.querySelector("[data-change]").click();
});
