/**
 * Keeps a draft on the server while it is written: <form data-autosave-url="…" data-revision="3">.
 *
 * Saves two seconds after the last change, when the focus leaves a box and when the page is put away; one request at a
 * time, always the latest words. The server answers {revision, saved_at: "14:02"}; 409 means that a newer version was
 * saved elsewhere; 401, 403 or a redirect that the person was signed out. A lost connection is retried, ever more
 * slowly, at most every 15 seconds. Nothing is ever stored in the browser.
 */
const AFTER_TYPING = 2000;
const LONGEST_WAIT = 15000;
const BODY_LIMIT_OF_KEEPALIVE = 60000;

/** The signed mark of who opened a page; every form of theirs carries it. */
const whose = (page) => page.querySelector("[name=opened_by]")?.value;

const signedOut = (response) => response.type === "opaqueredirect" || [401, 403].includes(response.status);

class Autosave {
  constructor(form) {
    this.form = form;
    this.status = form.querySelector("[data-save-status]") || document.querySelector("[data-save-status]");
    this.revision = form.dataset.revision || "0";
    this.savedAt = form.dataset.savedAt || "";
    this.sent = this.words();
    this.failures = 0;
    this.stopped = false;
    this.leaving = false;
    this.saving = false;
  }

  listen() {
    this.form.addEventListener("input", () => this.later(AFTER_TYPING));
    this.form.addEventListener("change", () => this.later(AFTER_TYPING));
    this.form.addEventListener("focusout", () => this.save());
    this.form.addEventListener("submit", () => this.submitted());
    document.addEventListener("visibilitychange", () => document.hidden && this.save(true));
    addEventListener("online", () => this.save());
    addEventListener("beforeunload", (event) => this.unsent() && !this.leaving && event.preventDefault());
    addEventListener("pageshow", () => (this.leaving = false));
  }

  /** The form's own submission carries the words: no autosave may race it. */
  submitted() {
    this.leaving = true;
    clearTimeout(this.timer);
    this.request?.abort();
  }

  words() {
    const data = new URLSearchParams(new FormData(this.form));
    data.delete("csrfmiddlewaretoken");
    data.delete("revision");
    return data.toString();
  }

  unsent() {
    return this.words() !== this.sent;
  }

  later(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), wait);
  }

  async save(hiding = false) {
    clearTimeout(this.timer);
    if (this.saving) this.hurry ||= hiding;
    if (this.saving || this.stopped || this.leaving || !this.unsent()) return;
    this.saving = true;
    this.hurry = false;
    const words = this.words();
    try {
      await this.answered(await this.post(words, hiding), words);
    } catch {
      if (!this.leaving) this.failed();
    }
    this.saving = false;
    if (this.failures) this.later(Math.min(1000 * 2 ** this.failures, LONGEST_WAIT));
    else if (this.hurry) this.save(true);
    else if (this.unsent()) this.later(AFTER_TYPING);
  }

  post(words, hiding) {
    this.request = new AbortController();
    const body = new URLSearchParams(words);
    body.set("revision", this.revision);
    return fetch(this.form.dataset.autosaveUrl, {
      method: "POST",
      body,
      headers: {
        "X-CSRFToken": this.form.elements.csrfmiddlewaretoken?.value || "",
        Accept: "application/json",
      },
      redirect: "manual",
      signal: this.request.signal,
      keepalive: hiding && body.toString().length < BODY_LIMIT_OF_KEEPALIVE,
    });
  }

  async answered(response, words) {
    if (response.status === 409) return this.stop("newer");
    if (signedOut(response)) return this.comeBack();
    if (!response.ok) throw new Error(String(response.status));
    const { revision, saved_at: savedAt } = await response.json();
    this.revision = String(revision);
    const box = this.form.elements.revision;
    if (box) box.value = this.revision;
    this.form.dataset.revision = this.revision;
    this.savedAt = savedAt;
    this.sent = words;
    this.failures = 0;
    this.say("saved", savedAt);
  }

  failed() {
    this.failures += 1;
    this.say(this.savedAt ? "unsaved" : "never", this.savedAt);
  }

  stop(why) {
    this.stopped = true;
    this.say(why);
  }

  /**
   * Signing in again in another tab changes the forgery token: fetch the page's new one, then save again. Only for the
   * person who opened this page: nothing is saved into somebody else's hands.
   */
  async comeBack() {
    this.failures += 1;
    const page = await fetch(location.href, { redirect: "manual" });
    const fresh = new DOMParser().parseFromString(await page.text(), "text/html");
    const now = whose(fresh);
    if (now && now !== whose(this.form)) return this.say("another");
    if (!page.ok) return this.askToSignIn();
    const name = "csrfmiddlewaretoken";
    const token = fresh.querySelector(`[name=${name}]`)?.value;
    for (const box of document.querySelectorAll(`[name=${name}]`)) box.value = token || box.value;
    if (this.failures > 1) this.askToSignIn();
  }

  askToSignIn() {
    if (!this.say("signedOut")) return;
    const link = document.createElement("a");
    link.className = "govuk-link";
    link.target = "_blank";
    link.rel = "noopener";
    link.href = this.status.dataset.signInUrl;
    link.textContent = this.status.dataset.signIn;
    this.status.append(". ", link);
  }

  /** Says a thing once; repeating the same words would be read aloud again and again. */
  say(what, time = "") {
    const words = (this.status?.dataset[what] || "").replace("%s", time);
    if (!this.status || this.said === words) return false;
    this.said = words;
    this.status.textContent = words;
    this.status.classList.toggle("save-status--trouble", what !== "saved");
    return true;
  }
}

export const start = (root = document) => {
  for (const form of root.querySelectorAll("form[data-autosave-url]")) new Autosave(form).listen();
};
