// With the account goes what this browser kept for it; app.js looks for this mark on the next page.
"use strict";

document.getElementById("leaving")?.addEventListener("submit", () => sessionStorage.setItem("leaving", "yes"));
