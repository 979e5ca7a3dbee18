// What just happened is said aloud: a screen reader hears what is put into a page, not what came with it. The message
// itself stays where it is until it is closed or the next page comes, so nobody has to hurry to the undo button.
"use strict";

// Where the keyboard was is gone with what was deleted: it goes on at the button that brings it back.
document.addEventListener("htmx:afterSettle", ({ target }) => {
  const isLost = target.id === "messages" && document.activeElement === document.body;
  if (isLost) target.querySelector("form button")?.focus({ preventScroll: true });
});

window.addEventListener("load", () => {
  for (const text of document.querySelectorAll("#messages .message-text")) {
    setTimeout(() => text.replaceChildren(...[...text.childNodes].map((node) => node.cloneNode(true))), 100);
  }
});
