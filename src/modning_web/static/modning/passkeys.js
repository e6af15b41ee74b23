/* Passkeys. A form with data-passkey asks the site (data-ask) what to sign, has the browser do it,
   and is then sent with the answer. Without this file the forms stay hidden, and the other ways work. */
const ID_FIELDS = ["allowCredentials", "excludeCredentials"];

const bytesOf = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
const textOf = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

function readQuestion(question) {
  const asked = { ...question.publicKey, challenge: bytesOf(question.publicKey.challenge) };
  if (asked.user) asked.user = { ...asked.user, id: bytesOf(asked.user.id) };
  for (const field of ID_FIELDS) {
    if (asked[field]) asked[field] = asked[field].map((key) => ({ ...key, id: bytesOf(key.id) }));
  }
  return { publicKey: asked };
}

function writeAnswer(credential) {
  const response = {};
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[part]) response[part] = textOf(credential.response[part]);
  }
  return JSON.stringify({ id: credential.id, rawId: textOf(credential.rawId), type: credential.type, response });
}

async function answer(form) {
  const headers = { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value };
  const asked = await fetch(form.dataset.ask, { method: "POST", headers, credentials: "same-origin" });
  if (!asked.ok) throw new Error(`the site answered ${asked.status}`);
  const credential = await navigator.credentials[form.dataset.passkey](readQuestion(await asked.json()));
  form.elements.answer.value = writeAnswer(credential);
  form.submit();
}

if (window.PublicKeyCredential) {
  document.querySelectorAll(".with-passkeys").forEach((part) => { part.hidden = false; });
  document.querySelectorAll(".without-passkeys").forEach((part) => { part.hidden = true; });
  document.querySelectorAll("form[data-passkey]").forEach((form) => {
    const trouble = form.querySelector(".passkey-trouble");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      trouble.hidden = true;
      answer(form).catch(() => { trouble.hidden = false; });
    });
  });
}
