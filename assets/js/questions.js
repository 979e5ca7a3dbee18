// A question is dragged onto the card of the person who is to hear it; its buttons do the same without this.
"use strict";

(() => {
  const PEOPLE = "#question-people";
  let dragged = null;
  let home = null;

  const cardAt = (event) => {
    const card = dragged && event.target.closest ? event.target.closest("[data-person]") : null;
    return card && card.dataset.person !== dragged.dataset.of ? card : null;
  };

  const mark = (card) => {
    for (const other of document.querySelectorAll(".is-over")) if (other !== card) other.classList.remove("is-over");
    if (card) card.classList.add("is-over");
  };

  const letGo = () => {
    dragged = null;
    mark(null);
    document.body.classList.remove("is-dragging");
  };

  document.addEventListener("dragstart", (event) => {
    const handle = event.target.closest ? event.target.closest("[data-drag]") : null;
    if (!handle) return;
    dragged = handle.closest("[data-give]");
    event.dataTransfer.setData("text/plain", dragged.querySelector(".question-text").textContent.trim());
    event.dataTransfer.effectAllowed = "copyMove";
    event.dataTransfer.setDragImage(dragged, 8, 8);
    document.body.classList.add("is-dragging");
  });

  document.addEventListener("dragover", (event) => {
    const card = cardAt(event);
    mark(card);
    if (!card) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = dragged.dataset.of ? "move" : "copy";
  });

  document.addEventListener("drop", (event) => {
    const card = cardAt(event);
    if (!card) return;
    event.preventDefault();
    const values = { interviewer: card.dataset.person };
    if (dragged.dataset.name) values[dragged.dataset.name] = dragged.dataset.value;
    htmx.ajax("POST", dragged.dataset.give, { target: PEOPLE, swap: "outerHTML", values });
    letGo();
  });

  document.addEventListener("dragend", letGo);

  // Where the pressed button goes with its row, the keyboard stays at the card, or at the fold that it was in.
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
})();
