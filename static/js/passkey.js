/**
 * Makes or uses a passkey: <form data-passkey="create|get" data-options="…json…" data-failed="…">, which has a hidden field
 * `credential`, a button that is hidden until here, and a line that says how it goes. The browser does the rest.
 */
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

const named = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));

/** What the server said, with bytes where the browser wants bytes. */
const readable = ({ publicKey: said }) => ({
  ...said,
  challenge: bytes(said.challenge),
  ...(said.user && { user: { ...said.user, id: bytes(said.user.id) } }),
  ...(said.excludeCredentials && { excludeCredentials: named(said.excludeCredentials) }),
  ...(said.allowCredentials && { allowCredentials: named(said.allowCredentials) }),
});

const PARTS = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];

/** What the browser answered, as text. */
const writable = (made) => ({
  id: made.id,
  rawId: text(made.rawId),
  type: made.type,
  authenticatorAttachment: made.authenticatorAttachment,
  clientExtensionResults: made.getClientExtensionResults(),
  response: Object.fromEntries(PARTS.filter((part) => made.response[part]).map((part) => [part, text(made.response[part])])),
});

const ask = async (form, status) => {
  try {
    const publicKey = readable(JSON.parse(form.dataset.options));
    const made = await navigator.credentials[form.dataset.passkey]({ publicKey });
    form.elements.credential.value = JSON.stringify(writable(made));
    form.submit();
  } catch {
    status.textContent = form.dataset.failed;
  }
};

for (const form of document.querySelectorAll("[data-passkey]")) {
  if (!window.PublicKeyCredential) break;
  const status = form.querySelector("[data-passkey-status]");
  status.textContent = "";
  form.hidden = form.querySelector("[data-passkey-button]").hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(form, status);
  });
}
