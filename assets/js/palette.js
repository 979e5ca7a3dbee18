// Search and go: the places of the bar, and what the search finds, in one list that the keyboard moves in.
"use strict";

const palette = document.getElementById("palette");
const MIN_LETTERS = 2;
const PAUSE_BEFORE_COUNTING = 500;

const setUpPalette = () => {
  const input = palette.querySelector("[role=combobox]");
  const list = palette.querySelector("[role=listbox]");
  const status = palette.querySelector("[role=status]");
  const places = [];
  let active = null;
  let numbers = 0;
  let counting;

  const results = () => document.getElementById("palette-results");
  const options = () => [...list.querySelectorAll("[role=option]")].filter((option) => !option.hidden);
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  // “Add” and the name: each word of it is found by its beginning.
  const namesOf = (place) => ` ${fold(`${place.parentElement.firstElementChild.textContent} ${place.textContent.trim()}`)}`;
  const isLongEnough = () => input.value.trim().length >= MIN_LETTERS;

  const ready = (option) => {
    option.id ||= `palette-option-${(numbers += 1)}`;
    option.tabIndex = -1;
    option.setAttribute("aria-selected", "false");
  };

  const activate = (option) => {
    active?.setAttribute("aria-selected", "false");
    active = option ?? null;
    if (!active) return input.removeAttribute("aria-activedescendant");
    active.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", active.id);
    active.scrollIntoView({ block: "nearest" });
  };

  const sentenceOn = (found) => (found ? palette.dataset.found.replace("%s", String(found)) : palette.dataset.none);

  const tell = (sentence) => {
    clearTimeout(counting);
    counting = setTimeout(() => (status.textContent = sentence), PAUSE_BEFORE_COUNTING);
  };

  const settle = () => {
    const shown = options();
    for (const group of list.querySelectorAll("[role=group]")) {
      group.hidden = !group.querySelector("[role=option]:not([hidden])");
    }
    input.setAttribute("aria-expanded", String(shown.length > 0));
    if (!shown.includes(active)) activate(shown[0]);
    tell(input.value && sentenceOn(shown.filter((option) => !option.matches("[data-all]")).length));
  };

  const filter = () => {
    const words = fold(input.value).trim().split(/\s+/);
    for (const place of places) place.hidden = !words.every((word) => namesOf(place).includes(` ${word}`));
    if (isLongEnough()) input.dispatchEvent(new Event("look"));
    else results().replaceChildren();
    settle();
  };

  const takeOver = (links, group, before) => {
    for (const link of links) {
      const option = document.createElement("a");
      option.setAttribute("role", "option");
      option.href = link.href;
      option.textContent = link.textContent.trim();
      group.insertBefore(option, before);
    }
  };

  // What the bar leads to: the four places in front of what only the palette has.
  const gather = () => {
    const [go, add] = list.querySelectorAll("[role=group]");
    takeOver(document.querySelectorAll(".nav-main a"), go, go.querySelector("[role=option]"));
    takeOver(document.querySelectorAll("[data-offers=go] a.menu-item"), go, null);
    takeOver(document.querySelectorAll("[data-offers=add] a.menu-item"), add, null);
    places.push(...list.querySelectorAll("[role=option]"));
    places.forEach(ready);
  };

  const open = () => {
    if (!places.length) gather();
    for (const menu of document.querySelectorAll("details.menu[open]")) menu.open = false;
    input.value = "";
    status.textContent = "";
    palette.showModal();
    input.focus();
    activate(null);
    filter();
  };

  const move = (event) => {
    const shown = options();
    const at = shown.indexOf(active);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1 + shown.length, Home: 0, End: shown.length - 1 }[event.key];
    if (next === undefined || !shown.length) return;
    event.preventDefault();
    activate(shown[next % shown.length]);
  };

  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    move(event);
    if (event.key !== "Enter" || !active) return;
    event.preventDefault();
    active.click();
  });
  input.addEventListener("input", filter);
  list.addEventListener("pointermove", (event) => {
    const option = event.target.closest("[role=option]");
    if (option && option !== active) activate(option);
  });
  // Beside the list is outside of it; and a page that is left by a choice shows no open dialog when one comes back.
  palette.addEventListener("click", (event) => {
    if (event.target === palette || event.target.closest("[role=option]")) palette.close();
  });
  palette.addEventListener("htmx:beforeSwap", (event) => {
    if (!isLongEnough()) event.detail.shouldSwap = false;
  });
  palette.addEventListener("htmx:afterSettle", () => {
    results().querySelectorAll("[role=option]").forEach(ready);
    settle();
  });
  // Without a connection the places are still there; that is said here, not on the page behind.
  palette.addEventListener("htmx:sendError", (event) => {
    event.stopPropagation();
    tell(document.body.dataset.offline);
  });

  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-palette]") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    if (palette.open) palette.close();
    else if (!document.querySelector("dialog[open]")) open();
  });
};

if (palette) setUpPalette();
