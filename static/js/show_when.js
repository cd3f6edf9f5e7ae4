/**
 * Shows an element once the box that it names has text or a tick. What was written or ticked in it, or is wrong, is
 * never hidden; a tick that the page came with says nothing by itself.
 */
const filled = (element) =>
  [...element.querySelectorAll("input, textarea, select")].some((box) =>
    ["radio", "checkbox"].includes(box.type) ? box.checked && !box.defaultChecked : box.type !== "hidden" && box.value.trim() !== "",
  );

const says = (box) => (box.type === "checkbox" ? box.checked : box.value.trim() !== "");

export const start = (root = document) => {
  for (const element of root.querySelectorAll("[data-show-when]")) {
    const watched = document.getElementById(element.dataset.showWhen);
    if (!watched) continue;
    const wrong = element.querySelector(".govuk-error-message");
    const update = () => {
      element.hidden = !says(watched) && !wrong && !filled(element);
    };
    watched.addEventListener("input", update);
    update();
  }
};
