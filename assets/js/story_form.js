// Suggests the next skill behind those that are typed already: a list of a browser only ever completes the whole line.
"use strict";

(() => {
  const line = document.querySelector("[list=skill-names]");
  const list = document.getElementById("skill-names");
  if (!line || !list) return;

  const names = [...list.options].map((option) => option.value);

  line.addEventListener("input", () => {
    const typed = line.value.slice(0, line.value.lastIndexOf(",") + 1);
    const before = typed ? `${typed.trimEnd()} ` : "";
    [...list.options].forEach((option, position) => { option.value = before + names[position]; });
  });
})();
