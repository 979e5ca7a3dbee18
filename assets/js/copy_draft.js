// A draft that is only read goes to the clipboard with one press; without a clipboard no button is offered.
"use strict";

if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy-draft]")) button.hidden = false;
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy-draft]");
  if (!button) return;
  await navigator.clipboard.writeText(button.closest("[data-copy-from]").querySelector("[data-copy-text]").textContent);
  button.textContent = button.dataset.copied;
});
