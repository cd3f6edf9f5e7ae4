/**
 * Shows an element once the box that it names has text. What was written or ticked in it, or is wrong, is never hidden;
 * a tick that the page came with says nothing by itself.
 */
const filled = (element) =>
  [...element.querySelectorAll("input, textarea, select")].some((box) =>
    ["radio", "checkbox"].includes(box.type) ? box.checked && !box.defaultChecked : box.type !== "hidden" && box.value.trim() !== "",
  );

export const start = (root = document) => {
  for (const element of root.querySelectorAll("[data-show-when]")) {
    const watched = document.getElementById(element.dataset.showWhen);
    if (!watched) continue;
    const wrong = element.querySelector(".govuk-error-message");
    const update = () => {
      element.hidden = !watched.value.trim() && !wrong && !filled(element);
    };
    watched.addEventListener("input", update);
    update();
  }
};
