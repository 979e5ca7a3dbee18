// A clock that says how much time is left stays true while a page is open, in the words of accounts/templatetags/look.py.
"use strict";

const MINUTE = 60000;
const HOUR = 60 * MINUTE;
const words = JSON.parse(document.body.dataset.clock || "null");
const say = (pattern, values) => pattern.replace(/%(?:\((\w+)\)[ds]|d)/g, (_, name) => values[name || "hours"]);

const spanOf = (total) => {
  const [hours, minutes] = [Math.floor(total / 60), total % 60];
  return say(hours ? (minutes ? words.both : words.hours) : words.minutes, { hours, minutes });
};

const urgencyOf = (left) => (left <= 0 ? "late" : left <= 4 * HOUR ? "urgent" : left <= 12 * HOUR ? "soon" : "plenty");

const tick = (clock) => {
  const left = Date.parse(clock.dateTime) - Date.now();
  const minutes = Math.floor(Math.abs(left) / MINUTE);
  if (minutes >= 48 * 60) return; // Days are counted by the server.
  const text = say(left > 0 ? words.left : words.late, { span: spanOf(minutes) });
  if (clock.lastChild.data === text) return;
  clock.lastChild.data = text;
  clock.className = `clock clock-${urgencyOf(left)}`;
  const share = Math.min(Math.max(Math.ceil(left / (24 * HOUR) * 100), 0), 100);
  clock.querySelector(".ring-left").setAttribute("stroke-dasharray", `${share} 100`);
};

if (words) setInterval(() => document.querySelectorAll("time.clock").forEach(tick), MINUTE / 3);
