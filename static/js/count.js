/**
 * Says how many characters are left, as people count them: one code point each, a line break is one. The server counts
 * in the same way (restorative/ui/text.py). Quiet until nine tenths are used; spoken only after a pause.
 */
const QUIET_UNTIL = 0.9;
const PAUSE = 1000;

export const peopleLength = (text) => [...text.replace(/\r\n?/g, "\n")].length;

export const message = (left, texts) => {
  const number = Math.abs(left).toLocaleString(document.documentElement.lang || "en");
  if (left < 0) return left === -1 ? texts.overOne : texts.over.replace("%s", number);
  return left === 1 ? texts.leftOne : texts.left.replace("%s", number);
};

const watch = (group) => {
  const box = group.querySelector("textarea");
  const note = group.querySelector(".count");
  const limit = Number(group.dataset.count);
  if (!box || !note || note.dataset.watched) return;
  note.dataset.watched = "yes";
  const spoken = document.createElement("div");
  spoken.className = "govuk-visually-hidden";
  spoken.setAttribute("role", "status");
  note.after(spoken);
  let timer;
  const update = () => {
    const used = peopleLength(box.value);
    const near = used > limit * QUIET_UNTIL;
    note.hidden = !near;
    note.textContent = message(limit - used, note.dataset);
    note.classList.toggle("count--over", used > limit);
    clearTimeout(timer);
    if (near) timer = setTimeout(() => (spoken.textContent = note.textContent), PAUSE);
  };
  box.addEventListener("input", update);
  update();
};

export const start = (root = document) => {
  for (const group of root.querySelectorAll("[data-count]")) watch(group);
};
