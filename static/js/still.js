/**
 * Warns two minutes before a session ends: <div data-still="900" data-url="/account/stay/">, seconds left when the page
 * was made. The server decides: it is asked before the page says anything, since another tab may have gone on
 * meanwhile. What was typed stays on the page. Families have the same in leave.js, which also hides the page.
 */
const WARNING = 120_000;
const EVERY = 5_000;

class Still {
  constructor(holder) {
    this.url = holder.dataset.url;
    this.box = holder.firstElementChild;
    this.words = this.box.querySelector("p");
    this.button = this.box.querySelector("button");
    this.until = Date.now() + holder.dataset.still * 1000;
  }

  listen() {
    this.button.addEventListener("click", () => this.ask("text/html"));
    document.addEventListener("visibilitychange", () => this.look());
    this.timer = setInterval(() => this.look(), EVERY);
  }

  get left() {
    return this.until - Date.now();
  }

  async look() {
    if (this.left <= WARNING && this.box.hidden) await this.ask("application/json");
    if (this.left <= 0) await this.ask("application/json");
  }

  /** To ask as a page is to stay; to ask for JSON only looks. */
  async ask(Accept) {
    try {
      const answer = await fetch(this.url, { headers: { Accept }, redirect: "manual" });
      if (!answer.ok) return this.over();
      this.until = Date.now() + (await answer.json()).left * 1000;
    } catch {
      // no connection: what was known still holds
    }
    this.box.hidden = this.left > WARNING;
  }

  over() {
    clearInterval(this.timer);
    this.words.textContent = this.words.dataset.over;
    this.button.hidden = true;
    this.box.hidden = false;
  }
}

export const start = (root = document) => {
  const holder = root.querySelector("[data-still]");
  if (holder) new Still(holder).listen();
};
