/**
 * Shows an element once one of the boxes that it names has text or a tick. What was written or ticked in it, or is wrong,
 * is never hidden; a tick that the page came with says nothing by itself.
 */
const isTicked = (box) => ["radio", "checkbox"].includes(box.type);

const filled = (element) =>
  [...element.querySelectorAll("input, textarea, select")].some((box) =>
    isTicked(box) ? box.checked && !box.defaultChecked : box.type !== "hidden" && box.value.trim() !== "",
  );

const says = (box) => (isTicked(box) ? box.checked : box.value.trim() !== "");

export const start = (root = document) => {
  for (const element of root.querySelectorAll("[data-show-when]")) {
    const watched = element.dataset.showWhen.split(" ").map((id) => document.getElementById(id)).filter(Boolean);
    if (!watched.length) continue;
    const wrong = element.querySelector(".govuk-error-message");
    const update = () => {
      element.hidden = !watched.some(says) && !wrong && !filled(element);
    };
    // a radio that is given up says nothing itself: its neighbour does
    for (const place of new Set(watched.map((box) => (box.type === "radio" ? box.closest("fieldset") : box)))) {
      place.addEventListener("input", update);
    }
    update();
  }
};
