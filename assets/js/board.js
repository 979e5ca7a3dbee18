// A card is dragged to another stage: it is ticked, and the bar of the board is pressed for it. The bar alone does the
// same without a mouse.
"use strict";

let dragged = null;

const boardOf = (element) => element.closest?.("[data-board]");
const stageAt = (event) => (dragged ? event.target.closest?.("[data-stage]") : null);

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
  const [board, tick, from] = [boardOf(dragged), dragged.querySelector("[data-tick]"), dragged.dataset.card];
  letGo();
  if (place.dataset.stage === from) return;
  // A card that is among the chosen takes them along.
  if (!tick.checked) for (const other of board.querySelectorAll("[data-tick]")) other.checked = other === tick;
  board.querySelector("[name=stage]").value = place.dataset.stage;
  board.requestSubmit(board.querySelector("[value=stage]"));
});

document.addEventListener("dragend", letGo);
