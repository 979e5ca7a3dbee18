// Installed, the app opens without a connection too, also before a day sheet was opened in it.
"use strict";

if (matchMedia("(display-mode: standalone)").matches && "serviceWorker" in navigator) {
  navigator.serviceWorker.register("/service-worker.js").catch(() => {
    // Without one the app is what a tab is: it asks the server.
  });
}
