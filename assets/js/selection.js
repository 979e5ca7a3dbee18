// Rows ticked by the page, by the stretch between two clicks, or let go with Escape. The form works without any of it.
"use strict";

const ticksOf = (form) => [...form.querySelectorAll("[data-tick]")];
const chosenIn = (form) => ticksOf(form).filter((tick) => tick.checked).length;

const tell = (form) => {
  const [chosen, all] = [chosenIn(form), ticksOf(form).length];
  const count = form.querySelector("[data-count]");
  count.textContent = chosen ? `${count.dataset.count} ${chosen}` : "";
  form.querySelector("[data-select-all]").hidden = chosen === all;
  form.querySelector("[data-select-none]").hidden = !chosen;
};

const tickAll = (form, isTicked) => {
  for (const tick of ticksOf(form)) tick.checked = isTicked;
  tell(form);
};

const tickBetween = (form, first, last) => {
  const ticks = ticksOf(form);
  const [from, to] = [ticks.indexOf(first), ticks.indexOf(last)].sort((one, other) => one - other);
  for (const tick of ticks.slice(Math.max(from, 0), to + 1)) tick.checked = last.checked;
};

let latest = null;

document.addEventListener("click", (event) => {
  const form = event.target.closest("[data-select]");
  if (!form) return;
  if (event.target.matches("[data-tick]")) {
    if (event.shiftKey && latest?.isConnected) tickBetween(form, latest, event.target);
    latest = event.target;
    tell(form);
  }
  // The button that was pressed goes, so the keyboard goes on to its neighbour.
  if (event.target.closest("[data-select-all]")) {
    tickAll(form, true);
    form.querySelector("[data-select-none]").focus();
  }
  if (event.target.closest("[data-select-none]")) {
    tickAll(form, false);
    ticksOf(form)[0]?.focus();
  }
});

document.addEventListener("keydown", (event) => {
  const form = event.key === "Escape" && event.target.closest?.("[data-select]");
  if (!form || event.target.closest("details[open]") || !chosenIn(form)) return;
  tickAll(form, false);
  if (!event.target.matches("[data-tick]")) ticksOf(form)[0]?.focus();
});

const begin = () => document.querySelectorAll("[data-select]").forEach(tell);

document.addEventListener("htmx:afterSwap", begin);
window.addEventListener("pageshow", begin);
