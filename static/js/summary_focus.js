/**
 * Takes people to the error summary when the page opens with one, and to the box itself when they follow a link,
 * with its label or legend in sight and any fold around it open.
 */
const go = (event) => {
  const link = event.target.closest("a[href^='#']");
  const box = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!box) return;
  event.preventDefault();
  for (let fold = box.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  box.closest("[hidden]")?.removeAttribute("hidden");
  (box.closest("fieldset, .govuk-form-group") || box).scrollIntoView();
  box.focus({ preventScroll: true });
};

export const start = (root = document) => {
  const summary = root.querySelector("[data-error-summary]");
  if (!summary) return;
  summary.addEventListener("click", go);
  summary.focus();
};
