// A card is dragged to another stage, or sent there from its menu (S, and a figure): it is ticked, and the bar of the
// board is pressed for it.
"use strict";

let dragged = null;

const boardOf = (element) => element.closest?.("[data-board]");
const stageAt = (event) => (dragged ? event.target.closest?.("[data-stage]") : null);

const send = (card, stage) => {
  const [board, tick] = [boardOf(card), card.querySelector("[data-tick]")];
  if (stage === card.dataset.card) return;
  // A card that is among the chosen takes them along.
  if (!tick.checked) for (const other of board.querySelectorAll("[data-tick]")) other.checked = other === tick;
  board.querySelector("[name=stage]").value = stage;
  board.requestSubmit(board.querySelector("[value=stage]"));
};

const mark = (place) => {
  for (const other of document.querySelectorAll("[data-stage].is-over")) other.classList.toggle("is-over", other === place);
  place?.classList.add("is-over");
};

const letGo = () => {
  mark(null);
  dragged?.classList.remove("is-dragged");
  document.body.classList.remove("is-dragging");
  for (const bar of document.querySelectorAll("[data-drop-bar]")) bar.hidden = true;
  dragged = null;
};

document.addEventListener("dragstart", (event) => {
  const card = event.target.closest?.("[data-card]");
  if (!card || !boardOf(card)) return;
  dragged = card;
  event.dataTransfer.setData("text/plain", card.querySelector(".row-title").textContent.trim());
  event.dataTransfer.effectAllowed = "move";
  card.classList.add("is-dragged");
  document.body.classList.add("is-dragging");
  // What appears at once under the pointer would end the drag in Chromium.
  setTimeout(() => (boardOf(card).querySelector("[data-drop-bar]").hidden = !dragged));
});

document.addEventListener("dragover", (event) => {
  const place = stageAt(event);
  mark(place);
  if (place) event.preventDefault();
});

document.addEventListener("drop", (event) => {
  const place = stageAt(event);
  if (!place) return;
  event.preventDefault();
  const card = dragged;
  letGo();
  send(card, place.dataset.stage);
});

document.addEventListener("dragend", letGo);

const menuOf = (element) => element.closest?.("[data-stage-menu]");
let moved = null;

const choose = (card) => {
  const menu = boardOf(card).querySelector("[data-stage-menu]");
  const title = menu.querySelector("[data-title]");
  moved = card;
  title.textContent = title.dataset.title.replace("%s", card.querySelector(".row-title").textContent.trim());
  for (const place of menu.querySelectorAll("[data-to]")) place.ariaCurrent = String(place.dataset.to === card.dataset.card);
  menu.showModal();
  menu.querySelector("[aria-current=true]").focus();
};

document.addEventListener("click", (event) => {
  const [link, menu] = [event.target.closest("[data-stages]"), menuOf(event.target)];
  if (link && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
    event.preventDefault();
    choose(link.closest("[data-card]"));
  }
  const place = menu && event.target.closest("[data-to]");
  // On the dialog itself is beside what is in it.
  if (place || event.target === menu || event.target.closest("[data-stage-menu] [data-close]")) menu.close();
  if (!place) return;
  // The keyboard comes back to the card.
  boardOf(moved).action = boardOf(moved).action.replace(/(#.*)?$/, `#${moved.querySelector(".card-link").id}`);
  send(moved, place.dataset.to);
});

const onKeyInMenu = (event, menu) => {
  const places = [...menu.querySelectorAll("[data-to]")];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) places.at((places.indexOf(document.activeElement) + step) % places.length).focus();
  else if (places[event.key - 1]) places[event.key - 1].click();
  else return;
  event.preventDefault();
};

document.addEventListener("keydown", (event) => {
  const menu = menuOf(event.target);
  if (menu && !(event.ctrlKey || event.metaKey || event.altKey)) onKeyInMenu(event, menu);
});
