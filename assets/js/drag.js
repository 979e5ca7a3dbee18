// A row is dragged by its grip to another place of its list, or a question to the person who is to hear it: by mouse,
// pen or finger. The grip alone takes the finger, so the page scrolls everywhere else. Arrow keys on it, and buttons
// that need no script, do the same.
"use strict";

const EDGE = 70;
const STEP = 14;
let drag = null;

const rowsOf = (list) => [...list.querySelectorAll(":scope > [data-place]")];

const post = (row, address, values) =>
  htmx.ajax("POST", address, { source: row, target: row.dataset.whole, swap: "outerHTML", values });

const middle = (row) => {
  const { top, height } = row.getBoundingClientRect();
  return top + height / 2;
};

// Whose place the dragged row would take, and beside which row the line is drawn.
const placeIn = (list, y) => {
  const rows = rowsOf(list);
  const others = rows.filter((row) => row !== drag.row);
  const next = others.findIndex((row) => y < middle(row));
  const taken = rows[next < 0 ? others.length : next];
  if (taken === drag.row) return null;
  const [beside, sign] = next < 0 ? [others.at(-1), "is-after"] : [others[next], "is-before"];
  return { beside, sign, send: () => post(drag.row, drag.row.dataset.move, { place_of: taken.dataset.place }) };
};

const personAt = (card) => {
  const { give, name, value } = drag.row.dataset;
  const values = { interviewer: card.dataset.person, ...(name && { [name]: value }) };
  return { beside: card, sign: "is-over", send: () => post(drag.row, give, values) };
};

const aimAt = ({ clientX, clientY }) => {
  const list = drag.row.closest("[data-order]");
  if (!drag.row.dataset.give) return placeIn(list, clientY);
  const card = document.elementFromPoint(clientX, clientY)?.closest("[data-person], .question-card");
  if (card?.dataset.person && card.dataset.person !== drag.row.dataset.of) return personAt(card);
  return card && list && card.contains(list) ? placeIn(list, clientY) : null;
};

const aim = (place) => {
  drag.place?.beside.classList.remove(drag.place.sign);
  place?.beside.classList.add(place.sign);
  drag.place = place;
};

const scrollNear = (y) => {
  if (y < EDGE) scrollBy({ top: -STEP, behavior: "instant" });
  else if (y > innerHeight - EDGE) scrollBy({ top: STEP, behavior: "instant" });
};

// What follows the pointer: a name is enough, and nothing cuts it off.
const ghostOf = (row) => {
  const ghost = document.createElement("div");
  ghost.className = "ghost";
  ghost.ariaHidden = "true";
  // A pointer is counted from the left in every language.
  ghost.style.inset = ".75rem auto auto .75rem";
  ghost.textContent = (row.querySelector(".question-text > p") ?? row.querySelector(".row-title") ?? row).textContent.trim();
  document.body.append(ghost);
  return ghost;
};

const end = (isSent) => {
  const { row, place, ghost } = drag;
  if (isSent) place?.send();
  aim(null);
  row.classList.remove("is-dragged");
  ghost?.remove();
  document.body.classList.remove("is-dragging");
  drag = null;
};

document.addEventListener("pointerdown", (event) => {
  const grip = event.target.closest?.("[data-grip]");
  if (!grip || event.button || drag) return;
  const row = grip.closest("[data-place], [data-give]");
  drag = { row };
  grip.setPointerCapture(event.pointerId);
});

document.addEventListener("pointermove", (event) => {
  if (!drag) return;
  event.preventDefault();
  drag.ghost ??= ghostOf(drag.row);
  drag.row.classList.add("is-dragged");
  document.body.classList.add("is-dragging");
  scrollNear(event.clientY);
  drag.ghost.style.translate = `${event.clientX}px ${event.clientY}px`;
  aim(aimAt(event));
});

document.addEventListener("pointerup", () => drag && end(true));
document.addEventListener("pointercancel", () => drag && end(false));

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && drag) end(false);
  const direction = { ArrowUp: "up", ArrowDown: "down" }[event.key];
  const row = direction && event.target.closest?.("[data-grip]")?.closest("[data-move]");
  if (!row) return;
  event.preventDefault();
  post(row, row.dataset.move, { direction });
});
