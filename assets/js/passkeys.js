// Passkeys: asks the browser for a key and sends its answer with the form that stands there anyway.
"use strict";

const optionsFor = async (form) => {
  if ("passkeyFetch" in form.dataset) {
    const response = await fetch(form.action, { headers: { Accept: "application/json" } });
    if (!response.ok) throw new Error("no options");
    return (await response.json()).request_options;
  }
  return JSON.parse(document.getElementById(form.dataset.passkeyOptions).textContent);
};

// A key that the device itself keeps, and opens only for its owner: such a one signs in without an address.
const signsInByItself = (options) => {
  Object.assign(options.publicKey.authenticatorSelection, {
    residentKey: "required",
    requireResidentKey: true,
    userVerification: "required",
  });
  return options;
};

const answerOf = async (form) => {
  const options = await optionsFor(form);
  return form.dataset.passkey === "create"
    ? window.webauthnJSON.create(signsInByItself(options))
    : window.webauthnJSON.get(options);
};

const send = async (form) => {
  const failed = form.querySelector("[data-passkey-failed]");
  failed.hidden = true;
  try {
    form.elements.credential.value = JSON.stringify(await answerOf(form));
  } catch {
    failed.hidden = false;
    return;
  }
  form.submit();
};

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const isSupported = "PublicKeyCredential" in window && "webauthnJSON" in window;
  const button = form.querySelector("[data-passkey-button]");
  button.hidden = !isSupported;
  form.querySelector("[data-passkey-unsupported]").hidden = isSupported;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (isSupported) send(form);
  });
  // Beside another form that is the first choice on the page, it is no submit button.
  if (button.type === "button") button.addEventListener("click", () => form.requestSubmit());
}
