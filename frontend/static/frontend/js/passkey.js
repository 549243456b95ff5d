// Passkeys: signing in, proving who one is, adding one. The form says which in data-passkey; what the server asks for
// is in the JSON beside it, or is fetched when signing in. Without a script or without support the form stays hidden.

const { webauthnJSON } = window;

async function asked(form) {
  if (form.dataset.passkey !== "login") return JSON.parse(document.getElementById("js_data").textContent);
  const response = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

// A passkey that signs in alone must be kept in the device and ask for finger, face or PIN.
function creation(options, alone) {
  const selection = options.publicKey.authenticatorSelection;
  selection.residentKey = alone ? "required" : "discouraged";
  selection.requireResidentKey = alone;
  if (alone) selection.userVerification = "required";
  return options;
}

async function credential(form) {
  const data = await asked(form);
  if (form.dataset.passkey !== "add") return webauthnJSON.get(data.request_options);
  return webauthnJSON.create(creation(data.creation_options, form.elements.passwordless.checked));
}

async function submitted(event) {
  const form = event.target;
  event.preventDefault();
  const error = form.querySelector("[data-passkey-error]");
  error.hidden = true;
  try {
    form.elements.credential.value = JSON.stringify(await credential(form));
    form.submit();
  } catch {
    error.hidden = false; // the person said no, or the device did
  }
}

// A browser binds a passkey to a name; at http://127.0.0.1 there is none, so say so before one tries.
if (/^[\d.]+$|:/.test(location.hostname)) {
  for (const note of document.querySelectorAll("[data-passkey-number]")) note.hidden = false;
}

if (webauthnJSON?.supported()) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", submitted);
  }
  for (const note of document.querySelectorAll("[data-passkey-unsupported]")) note.hidden = true;
}
