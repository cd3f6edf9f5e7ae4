/** Textareas marked data-grow grow with what is typed, where the browser cannot do it by itself. */
const native = CSS.supports("field-sizing", "content");

const fit = (box) => {
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`;
};

export const start = (root = document) => {
  if (native) return;
  for (const box of root.querySelectorAll("textarea[data-grow]")) {
    fit(box);
    box.addEventListener("input", () => fit(box));
  }
};
