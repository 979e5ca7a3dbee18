// Where the pressed button goes with its row, the keyboard stays at the card, or at the fold that it was in.
"use strict";

let home = null;

document.addEventListener("htmx:beforeRequest", (event) => {
  const card = event.target.closest(".question-card");
  const shelf = event.target.closest(".question-shelf");
  home = card ? `#${card.id} h2` : shelf ? `#${shelf.id} summary` : null;
});

document.addEventListener("htmx:afterSettle", () => {
  const place = home && document.activeElement === document.body ? document.querySelector(home) : null;
  home = null;
  if (place) place.focus({ preventScroll: true });
});
