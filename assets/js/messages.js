// What just happened is said aloud: a screen reader hears what is put into a page, not what came with it. The message
// itself stays where it is until it is closed or the next page comes, so nobody has to hurry to the undo button.
"use strict";

window.addEventListener("load", () => {
  const said = [...document.querySelectorAll("#messages .message-text")].map((text) => text.textContent.trim());
  if (!said.length) return;
  const voice = document.createElement("p");
  voice.className = "visually-hidden";
  document.getElementById("messages").append(voice);
  setTimeout(() => (voice.textContent = said.join(" ")), 100);
  setTimeout(() => voice.remove(), 2000);
});
