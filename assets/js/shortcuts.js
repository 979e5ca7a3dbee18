// Shortcuts of a single key: what has `data-keys` is pressed by them, in a card only while the card has the keyboard.
// Off while typing, for whoever says so, and where a page has keys of its own, with a switch of their own.
"use strict";

const FIELDS = "input, textarea, select, [contenteditable], dialog";
const LINES = "main .row-title a, main a.row-title, main .stage-card .card-link";
const PATIENCE = 1500;
let begun = "";
let forgetting;

const nameOf = (element) => element.dataset.keys;
const marked = () => [...document.querySelectorAll("[data-keys]")];

const called = (keys) => {
  const card = document.activeElement.closest("[data-card]");
  // Of two ways to add, the bar's menu is not shown where the thumb has its own.
  const isHere = (one) => [null, card].includes(one.closest("[data-card]"));
  const isShown = (one) => !one.matches("summary") || one.checkVisibility();
  return marked().find((one) => nameOf(one) === keys && isHere(one) && isShown(one));
};

const press = (element) => {
  element.click();
  if (element.matches("summary")) element.parentElement.querySelector("a")?.focus();
};

const moveAlong = (step) => {
  const lines = [...document.querySelectorAll(LINES)].filter((line) => line.checkVisibility());
  const at = lines.indexOf(document.activeElement);
  const next = at < 0 && step < 0 ? lines.length - 1 : at + step;
  lines[next]?.focus();
};

const begin = (keys) => {
  begun = keys;
  clearTimeout(forgetting);
  forgetting = setTimeout(() => (begun = ""), PATIENCE);
};

const onKey = (event) => {
  const isOurs = !(event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing);
  if (!isOurs || event.key.length > 1 || event.target.closest(FIELDS)) return;
  const keys = begun ? `${begun} ${event.key}` : event.key;
  begin("");
  const element = called(keys);
  if (element) press(element);
  else if (keys === "j" || keys === "k") moveAlong(keys === "j" ? 1 : -1);
  else if (marked().some((one) => nameOf(one).startsWith(`${keys} `))) return begin(keys);
  else return;
  event.preventDefault();
};

if ("shortcuts" in document.body.dataset && !document.querySelector("[data-own-keys]")) {
  document.addEventListener("keydown", onKey);
  for (const element of marked()) {
    if (nameOf(element).includes(" ")) continue;
    element.ariaKeyShortcuts = [element.ariaKeyShortcuts, nameOf(element)].filter(Boolean).join(" ");
  }
}

// The sheet that explains them opens once it is there.
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id !== "shortcut-sheet") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) menu.open = false;
  const sheet = event.target.closest("dialog");
  if (!sheet.open) sheet.showModal();
});
