/**
 * Leave quickly: one press, or Shift three times within five seconds, hides the page at once and goes to /leave,
 * which ends the session. Replaces the history entry, so that Back does not return. Without it the link still works.
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

  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });

  addEventListener("keydown", (event) => {
    if (event.repeat) return;
    if (event.key !== "Shift") {
      presses = [];
      return;
    }
    presses = [...presses.filter((at) => event.timeStamp - at < 5000), event.timeStamp];
    if (presses.length >= 3) return leave();
    status.textContent = presses.length === 2 ? link.dataset.one : link.dataset.two;
  });

  // A page brought back from the browser's own memory asks the server again.
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    document.body.className = "left-page";
    location.reload();
  });

  document.querySelector("[data-error-summary]")?.focus();
})();
