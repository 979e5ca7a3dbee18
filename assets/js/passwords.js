// What is typed into a password can be read while it is typed: mistyped is the most common reason why one is wrong.
"use strict";

for (const offer of document.querySelectorAll("[data-show-password]")) {
  const fields = [...offer.closest("form").querySelectorAll("input[type=password]")];
  offer.hidden = !fields.length;
  offer.addEventListener("change", ({ target }) => {
    for (const field of fields) field.type = target.checked ? "text" : "password";
  });
}
