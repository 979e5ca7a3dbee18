// A clock that counts two minutes up, and keys for those who rehearse with their hands free.
"use strict";

(() => {
  const timer = document.getElementById("timer");
  if (!timer) return;

  const clock = document.getElementById("timer-clock");
  const progress = document.getElementById("timer-progress");
  const toggle = document.getElementById("timer-toggle");
  const said = document.getElementById("timer-said");
  const storyFold = document.getElementById("story-fold");
  const keysFold = document.getElementById("keys");
  const keysOn = document.getElementById("keys-on");
  const KEEP = "callback:keys-off";
  let elapsed = 0;
  let startedAt = 0;
  let ticking = 0;

  const seconds = () => Math.floor((elapsed + (startedAt ? performance.now() - startedAt : 0)) / 1000);

  // Heard only where a minute is full: a voice every second would talk into the story.
  const say = (minutes) => {
    const sentence = [ "", timer.dataset.one, timer.dataset.two ][minutes] ?? timer.dataset.more;
    if (said.textContent !== sentence) said.textContent = sentence;
  };

  const draw = () => {
    const now = seconds();
    clock.textContent = `${Math.floor(now / 60)}:${String(now % 60).padStart(2, "0")}`;
    progress.value = now;
    timer.classList.toggle("is-over", now >= 120);
    say(Math.floor(now / 60));
  };

  const label = () => {
    toggle.textContent = startedAt ? toggle.dataset.pause : elapsed ? toggle.dataset.goOn : toggle.dataset.start;
  };

  const stop = () => {
    clearInterval(ticking);
    if (startedAt) elapsed += performance.now() - startedAt;
    startedAt = 0;
  };

  const startOrPause = () => {
    if (startedAt) stop();
    else {
      startedAt = performance.now();
      ticking = setInterval(draw, 200);
    }
    draw();
    label();
  };

  const reset = () => {
    stop();
    elapsed = 0;
    draw();
    label();
  };

  const turn = (id) => {
    const link = document.getElementById(id);
    if (link) link.click();
  };

  // The keyboard goes along, to a place where the space bar still means the time.
  const open = (fold, isOpen) => {
    fold.open = isOpen;
    if (isOpen) fold.querySelector("[tabindex='-1']").focus();
    else document.activeElement.blur();
  };

  // The question stays in sight above the story that answers it.
  const showStory = () => {
    open(storyFold, !storyFold.open);
    document.getElementById("rehearsal").scrollIntoView({ block: "start" });
  };
  const showKeys = () => open(keysFold, true);

  const isBackwards = document.documentElement.dir === "rtl";
  const actions = {
    " ": startOrPause,
    s: showStory,
    n: () => turn("next"),
    p: () => turn("previous"),
    ArrowRight: () => turn(isBackwards ? "previous" : "next"),
    ArrowLeft: () => turn(isBackwards ? "next" : "previous"),
    "?": showKeys,
  };

  // Who types means letters; on a button or a link the space bar is theirs already.
  const isTyping = (element) => element.matches("input:not([type=checkbox]), textarea, select") || element.isContentEditable;
  const hasOwnSpace = (element) => element.matches("button, summary, input, a[href]");

  document.addEventListener("keydown", (event) => {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const act = actions[key];
    if (!act || event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.defaultPrevented) return;
    if (!keysOn.checked && key !== "?") return;
    if (isTyping(event.target) || (key === " " && hasOwnSpace(event.target))) return;
    event.preventDefault();
    act();
  });

  toggle.addEventListener("click", startOrPause);
  document.getElementById("timer-reset").addEventListener("click", reset);

  try {
    keysOn.checked = !localStorage.getItem(KEEP);
  } catch {
    // A browser that keeps nothing starts with the keys on.
  }
  keysOn.addEventListener("change", () => {
    try {
      if (keysOn.checked) localStorage.removeItem(KEEP);
      else localStorage.setItem(KEEP, "yes");
    } catch {
      // It holds for this page at least.
    }
  });
})();
