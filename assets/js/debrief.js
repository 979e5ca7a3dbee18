// What is typed into a debrief is kept in this browser until the server has it, through lost connections and closed
// tabs. Without this, the Save button of the page does it.
"use strict";

(() => {
  const form = document.getElementById("debrief");
  if (!form) return;

  const PAUSE = 700;
  const RETRY = 5000;
  const state = document.getElementById("debrief-state");
  const refused = new Set();
  let kept = {};
  let sending = null;
  let waiting = 0;

  const read = (key) => {
    try {
      return JSON.parse(localStorage.getItem(key)) || {};
    } catch {
      return {};
    }
  };

  const write = () => {
    try {
      if (Object.keys(kept).length) {
        localStorage.setItem(form.dataset.keep, JSON.stringify({ at: Date.now(), answers: kept }));
      } else {
        localStorage.removeItem(form.dataset.keep);
      }
    } catch {
      // A browser that keeps nothing still sends.
    }
  };

  const controls = (name) => [...form.elements].filter((control) => control.name === name && control.type !== "submit");
  const seenOf = (name) => form.elements[`seen-${name}`];
  const isTapped = (control) => control.type === "radio" || control.type === "checkbox";

  const valueOf = (name) => {
    const all = controls(name);
    if (!all.some(isTapped)) return all.length ? all[0].value : "";
    return all.filter((control) => control.checked).map((control) => control.value).sort().join(",");
  };

  const setValue = (name, value) => {
    const values = value.split(",");
    for (const control of controls(name)) {
      if (isTapped(control)) control.checked = values.includes(control.value);
      else control.value = value;
    }
  };

  const say = (sentence, kind) => {
    state.textContent = form.dataset[sentence] || "";
    state.className = `debrief-state ${kind || ""}`;
  };

  const tellState = () => {
    if (sending) say("saving");
    else if (refused.size) say("refused", "is-kept");
    else if (Object.keys(kept).length) say("kept", "is-kept");
    else say("saved", "is-saved");
  };

  const showError = (name, isWrong) => {
    for (const control of controls(name)) control.classList.toggle("is-invalid", isWrong);
    const error = document.getElementById(`error-${name}`);
    if (!isWrong && error) error.replaceChildren();
  };

  // Names are added by their own button, since then the page changes.
  const isDue = (name) => seenOf(name) && name !== "names" && !refused.has(name);

  const send = () => {
    clearTimeout(waiting);
    if (sending) return;
    if (!Object.keys(kept).some(isDue)) return;
    if (!navigator.onLine) {
      tellState();
      return;
    }
    htmx.trigger(form, "keep");
  };

  const sendSoon = (pause) => {
    clearTimeout(waiting);
    waiting = setTimeout(send, pause);
  };

  const note = (event) => {
    const name = event.target.name;
    const seen = name && seenOf(name);
    if (!seen) return;
    const value = valueOf(name);
    refused.delete(name);
    if (value === seen.value) delete kept[name];
    else kept[name] = { value, seen: kept[name] ? kept[name].seen : seen.value };
    write();
    tellState();
    sendSoon(event.type === "change" ? 0 : PAUSE);
  };

  const restore = () => {
    kept = read(form.dataset.keep).answers || {};
    for (const [name, answer] of Object.entries(kept)) {
      const seen = seenOf(name);
      if (!seen) continue;
      if (seen.value === answer.value) {
        delete kept[name];
        continue;
      }
      setValue(name, answer.value);
      seen.value = answer.seen;
      for (let fold = seen.closest("details"); fold; fold = fold.parentElement.closest("details")) {
        fold.open = true;
      }
    }
    write();
    if (Object.keys(kept).length) {
      say("restored", "is-kept");
      sendSoon(PAUSE);
    }
  };

  const named = () => [...form.elements].map((control) => control.name).filter((name) => name.startsWith("seen-"));

  form.addEventListener("htmx:configRequest", (event) => {
    const typed = event.detail.formData;
    const cause = event.detail.triggeringEvent;
    const isAll = cause && cause.type === "submit";
    const due = named().map((name) => name.slice(5)).filter((name) => isAll || (kept[name] && isDue(name)));
    sending = Object.fromEntries(due.map((name) => [name, valueOf(name)]));
    for (const key of [...new Set(typed.keys())]) {
      const name = key.startsWith("seen-") ? key.slice(5) : key;
      if (seenOf(name) && !(name in sending)) typed.delete(key);
    }
    // htmx remembers the button that was pressed last, also when nobody pressed one now.
    for (const button of form.querySelectorAll("button[name]")) typed.delete(button.name);
    if (isAll && cause.submitter && cause.submitter.name) typed.set(cause.submitter.name, cause.submitter.value);
    tellState();
  });

  const settle = (refusedNames) => {
    for (const [name, value] of Object.entries(sending)) {
      if (refusedNames.includes(name)) {
        kept[name] = { value: valueOf(name), seen: seenOf(name).value };
        // What was typed on meanwhile is another answer, which nobody has refused.
        if (valueOf(name) === value) refused.add(name);
        continue;
      }
      refused.delete(name);
      showError(name, false);
      seenOf(name).value = value;
      if (valueOf(name) === value) delete kept[name];
      else kept[name] = { value: valueOf(name), seen: value };
    }
    sending = null;
    write();
    tellState();
    sendSoon(0);
  };

  form.addEventListener("htmx:beforeOnLoad", (event) => {
    if (event.detail.elt !== form || !sending) return;
    const answer = event.detail.xhr;
    const names = answer.getResponseHeader("X-Refused");
    if (names !== null) {
      settle(names.split(" ").filter(Boolean));
    } else if (answer.status < 400) {
      // Somebody signed out meanwhile: this is the page that asks to sign in.
      event.preventDefault();
      sending = null;
      say("signedOut", "is-kept");
    }
  });

  // The page says it by itself, and tries again.
  const failed = (event) => {
    event.stopPropagation();
    sending = null;
    tellState();
    sendSoon(RETRY);
  };
  for (const name of ["htmx:sendError", "htmx:responseError", "htmx:timeout", "htmx:sendAbort"]) {
    form.addEventListener(name, failed);
  }

  document.addEventListener("htmx:afterSettle", () => {
    for (const name of refused) showError(name, true);
  });

  form.addEventListener("click", (event) => {
    const mine = event.target.dataset.keepMine;
    const name = mine || event.target.dataset.takeTheirs;
    if (!name) return;
    const theirs = document.getElementById(`error-${name}`).dataset.theirs;
    seenOf(name).value = theirs;
    refused.delete(name);
    if (mine) kept[name] = { value: valueOf(name), seen: theirs };
    else {
      setValue(name, theirs);
      delete kept[name];
    }
    showError(name, false);
    write();
    tellState();
    send();
  });

  form.addEventListener("input", note);
  form.addEventListener("change", note);
  window.addEventListener("online", send);
  window.addEventListener("offline", tellState);

  restore();
})();
