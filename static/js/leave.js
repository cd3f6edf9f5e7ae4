/**
 * Leave quickly: one press, or Shift three times within five seconds, hides the page at once and goes to /leave,
 * which ends the session. Replaces the history entry, so that Back does not return. Without it the link still works.
 * Every other tab that stands open here leaves with it.
 */
(() => {
  const link = document.querySelector("[data-leave]");
  const status = document.querySelector("[data-leave-status]");
  if (!link) return;
  let presses = [];

  const leave = () => {
    document.title = "";
    document.body.className = "left-page";
    setTimeout(() => location.replace(link.href)); // first the page goes white, then the next one is fetched
  };

  const others = window.BroadcastChannel && new BroadcastChannel("leave");
  others?.addEventListener("message", leave);

  const leaveAll = () => {
    others?.postMessage("");
    leave();
  };

  link.addEventListener("click", (event) => {
    event.preventDefault();
    leaveAll();
  });

  addEventListener("keydown", (event) => {
    if (event.repeat) return;
    if (event.key !== "Shift") {
      presses = [];
      return;
    }
    presses = [...presses.filter((at) => event.timeStamp - at < 5000), event.timeStamp];
    if (presses.length >= 3) return leaveAll();
    status.textContent = presses.length === 2 ? link.dataset.one : link.dataset.two;
  });

  // A page brought back from the browser's own memory asks the server again.
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    document.body.className = "left-page";
    location.reload();
  });

  document.querySelector("[data-error-summary]")?.focus();

  // Two minutes before the session ends the page asks whether anybody is there; then it hides itself for good.
  const still = document.querySelector("[data-still]");
  if (!still) return;
  const box = still.firstElementChild;
  let until = Date.now() + still.dataset.still * 1000;
  const left = () => until - Date.now();

  const close = () => {
    clearInterval(timer);
    document.body.className = "left-page";
    setTimeout(() => location.replace(still.dataset.home));
  };

  // To ask as a page is to stay; to ask for JSON only looks.
  const ask = async (Accept) => {
    try {
      const answer = await fetch(still.dataset.url, { headers: { Accept }, redirect: "manual" });
      until = answer.ok ? Date.now() + (await answer.json()).left * 1000 : 0;
    } catch {
      // no connection: what was known still holds
    }
    if (left() <= 0) return close();
    box.hidden = left() > 120000;
  };

  const look = () => (left() <= 0 || (left() <= 120000 && box.hidden)) && ask("application/json");

  const timer = setInterval(look, 5000);
  // what comes to the front again may have been left, signed out of or handed back in another tab
  document.addEventListener("visibilitychange", () => (document.hidden ? look() : ask("application/json")));
  box.querySelector("button").addEventListener("click", () => ask("text/html"));
})();
