/** A Show button beside a password, which hides it again before the form is sent. */
const add = (holder) => {
  const box = holder.querySelector("input");
  const button = document.createElement("button");
  const { show, hide, showLabel, hideLabel } = holder.dataset;
  button.type = "button";
  button.className = "govuk-button govuk-button--secondary";
  button.setAttribute("aria-controls", box.id);
  const set = (visible) => {
    box.type = visible ? "text" : "password";
    button.textContent = visible ? hide : show;
    button.setAttribute("aria-label", visible ? hideLabel : showLabel);
  };
  button.addEventListener("click", () => set(box.type === "password"));
  box.form?.addEventListener("submit", () => set(false));
  set(false);
  holder.append(button);
};

export const start = (root = document) => {
  for (const holder of root.querySelectorAll("[data-password]")) add(holder);
};
