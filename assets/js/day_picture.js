// The line in the picture of a day that says where “now” is.
"use strict";

const showNow = (line) => {
  const { first, aMinute, origin, bottom } = line.dataset;
  const top = Number(origin) + Math.floor((Date.now() - Date.parse(first)) / 60000) * Number(aMinute);
  line.setAttribute("transform", `translate(0 ${top})`);
  line.setAttribute("visibility", top >= Number(origin) && top <= Number(bottom) ? "visible" : "hidden");
};

const showNows = () => document.querySelectorAll(".day-now").forEach(showNow);

setInterval(showNows, 30000);
showNows();
