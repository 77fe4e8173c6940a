// Dialogs on the browser's own <dialog>: it keeps the focus inside, makes the rest inert, closes on Escape and gives the
// focus back at once.

import { el, freshId, iconButton } from "./dom.js";

/** Open a dialog. `onClose` runs once, however it is closed. Returns {dialog, close}. */
export function openDialog({ title, body, foot, onClose, wide = false }) {
  const id = freshId("dialog-title");
  const dialog = el("dialog", { class: wide ? "dialog dialog-wide" : "dialog", "aria-labelledby": id });
  const close = () => dialog.close();
  dialog.append(
    el("header", { class: "dialog-head" }, el("h2", { id }, title), iconButton("close", "Close", close)),
    el("div", { class: "dialog-body" }, body),
    el("footer", { class: "dialog-foot" }, foot),
  );
  dialog.addEventListener("close", () => {
    dialog.remove();
    onClose?.();
  });
  document.body.append(dialog);
  dialog.showModal();
  return { dialog, close };
}

/** Ask before doing something; resolves to true only when it was agreed. */
export function confirmed({ title, text, agree, decline = "Cancel", danger = false }) {
  return new Promise((resolve) => {
    let answer = false;
    const say = (value) => () => {
      answer = value;
      opened.close();
    };
    const foot = [
      el("button", { type: "button", class: "button", on: { click: say(false) } }, decline),
      el(
        "button",
        {
          type: "button",
          class: `button ${danger ? "button-danger" : "button-primary"}`,
          on: { click: say(true) },
        },
        agree,
      ),
    ];
    const opened = openDialog({ title, body: text, foot, onClose: () => resolve(answer) });
    opened.dialog.querySelector(".dialog-foot button:last-child").focus();
  });
}
