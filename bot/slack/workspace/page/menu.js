// A button that opens a menu: arrow keys, Home, End, first letters, Escape. Used for people and overflow elements.

import { el, freshId } from "./dom.js";

/** Make `button` open a menu of `items()`: each {label, node?, checked?, run}. Returns the wrapper to insert. */
export function menuButton(button, items, label) {
  const id = freshId("menu");
  const wrapper = el("div", { class: "menu-anchor" }, button);
  button.setAttribute("aria-haspopup", "menu");
  button.setAttribute("aria-expanded", "false");
  let menu = null;

  function close(returnFocus) {
    menu?.remove();
    menu = null;
    button.setAttribute("aria-expanded", "false");
    document.removeEventListener("pointerdown", closeOutside, true);
    if (returnFocus) button.focus();
  }
  function closeOutside(event) {
    if (!wrapper.contains(event.target)) close(false);
  }
  function open() {
    menu = el("div", { class: "menu", role: "menu", id, "aria-label": label, on: { keydown: walk } });
    menu.append(...items().map((item) => menuItem(item, () => close(true))));
    wrapper.append(menu);
    button.setAttribute("aria-expanded", "true");
    document.addEventListener("pointerdown", closeOutside, true);
    (menu.querySelector("[aria-checked=true]") ?? menu.firstElementChild)?.focus();
  }
  function walk(event) {
    if (event.key === "Escape") {
      event.stopPropagation();
      event.preventDefault();
      close(true);
    } else if (event.key === "Tab") close(false);
    else if (moveFocus([...menu.children], event.key)) event.preventDefault();
  }
  button.addEventListener("click", () => (menu ? close(true) : open()));
  button.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" || menu) return;
    event.preventDefault();
    open();
  });
  return wrapper;
}

function menuItem(item, close) {
  const role = item.checked == null ? "menuitem" : "menuitemradio";
  const run = () => {
    close();
    item.run();
  };
  const checked = item.checked == null ? null : String(item.checked);
  return el(
    "button",
    { type: "button", role, "aria-checked": checked, tabindex: "-1", on: { click: run } },
    item.node ?? item.label,
  );
}

/** Move focus within a list by key; true when the key was one of ours. */
export function moveFocus(all, key) {
  const at = all.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[key];
  if (to != null) {
    all[(to + all.length) % all.length].focus();
    return true;
  }
  if (key.length !== 1 || key === " ") return false;
  const later = [...all.slice(at + 1), ...all.slice(0, at + 1)];
  later.find((one) => one.textContent.trim().toLowerCase().startsWith(key.toLowerCase()))?.focus();
  return true;
}
