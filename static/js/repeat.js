/**
 * "Add another" without a round trip: clones the empty form of a formset. Without JavaScript the button submits
 * the page with name="add" and the server does it.
 */
const add = (repeat, begin) => {
  const total = repeat.querySelector(`[name="${repeat.dataset.repeat}-TOTAL_FORMS"]`);
  const most = Number(repeat.querySelector(`[name="${repeat.dataset.repeat}-MAX_NUM_FORMS"]`)?.value || 1000);
  const number = Number(total.value);
  if (number >= most) return;
  const template = repeat.querySelector("[data-repeat-template]");
  const holder = document.createElement("div");
  holder.innerHTML = template.innerHTML.replaceAll("__prefix__", String(number));
  const row = holder.firstElementChild;
  const last = [...repeat.querySelectorAll("[data-repeat-row]")].pop();
  (last || template).after(row);
  total.value = String(number + 1);
  begin(row);
  row.querySelector("input:not([type=hidden]), textarea, select")?.focus();
  repeat.dispatchEvent(new Event("input", { bubbles: true }));
};

export const start = (root = document, begin = () => {}) => {
  for (const repeat of root.querySelectorAll("[data-repeat]")) {
    repeat.querySelector("[data-repeat-add]")?.addEventListener("click", (event) => {
      event.preventDefault();
      add(repeat, begin);
    });
  }
};
