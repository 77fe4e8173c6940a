// The modal an app has open for the person: drawn from its view, kept filled while it changes, errors beside the input.

import { get, post } from "./api.js";
import { createSurface } from "./blocks.js";
import { openDialog } from "./dialog.js";
import { el, toast } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { arrange } from "./keep.js";
import { oneAtATime } from "./refresh.js";

/** Keeps the page's dialog in step with the person's open view. `sync()` asks the server and shows what it says. */
export function createModals(store) {
  let open = null;

  const sync = oneAtATime(
    async () => {
      const { me } = store;
      const { view } = await get("view", { as: me });
      if (me !== store.me) return;
      if (!view) return shut();
      const stamp = JSON.stringify(view);
      if (open?.stamp === stamp) return;
      if (open?.view.id !== view.id) {
        shut();
        begin(view);
      }
      Object.assign(open, { view, stamp });
      show(view);
    },
    (error) => toast(error.message),
  );

  function shut() {
    const closing = open;
    open = null;
    closing?.dialog.close();
  }

  function begin(view) {
    const press = (action) => post("press", { as: store.me, view_id: view.id, ...action }).then(sync);
    const surface = createSurface({ store, press, keeps: true });
    const form = el("form", { id: `form-${view.id}`, novalidate: true, on: { submit } }, surface.node);
    const shutIt = () => dialog.close();
    const closeButton = el("button", { type: "button", class: "button", on: { click: shutIt } });
    const submitButton = el("button", { class: "button button-primary", form: form.id });
    const { dialog } = openDialog({ title: "", body: form, foot: [], onClose: () => closed(view) });
    open = { dialog, surface, closeButton, submitButton };
  }

  // What was typed, the caret and the focus stay when the app changes the view under somebody, as in Slack.
  function show(view) {
    const { dialog, surface, closeButton, submitButton } = open;
    dialog.querySelector("h2").textContent = withEmoji(view.title?.text ?? "");
    closeButton.textContent = withEmoji(view.close?.text ?? "Cancel");
    submitButton.textContent = withEmoji(view.submit?.text ?? "");
    const stayed = surface.show(view.blocks);
    arrange(dialog.querySelector(".dialog-foot"), [closeButton, view.submit && submitButton]);
    markErrors(view.errors ?? {});
    if (!stayed) dialog.querySelector(".dialog-body").scrollTop = 0;
    const place = stayed ? dialog : surface.node;
    if (!place.contains(document.activeElement)) focusFirst();
  }

  function focusFirst() {
    const { dialog, surface } = open;
    const field = surface.node.querySelector("input, select, textarea");
    (field ?? dialog.querySelector(".dialog-foot button:last-child")).focus();
  }

  // The person closed it (Escape, the cross, the close button): the app hears of it. After shut() there is nothing to tell.
  function closed(view) {
    if (open?.view.id !== view.id) return;
    open = null;
    post("close", { as: store.me, view_id: view.id })
      .then(sync)
      .catch((error) => toast(error.message));
  }

  async function submit(event) {
    event.preventDefault();
    const { view, surface, dialog } = open;
    if (dialog.ariaBusy || !view.submit) return;
    const from = document.activeElement;
    dialog.ariaBusy = "true";
    try {
      const answer = await post("submit", { as: store.me, view_id: view.id, values: surface.values() });
      if (answer.errors) showErrors(view, answer.errors, from);
      else await sync();
    } catch (error) {
      toast(error.message);
    } finally {
      dialog.ariaBusy = null;
    }
  }

  // The first field that is wrong gets the focus, unless somebody went to another one meanwhile.
  function showErrors(view, errors, from) {
    if (open?.view.id !== view.id) return;
    const controls = markErrors(errors);
    const first = [...controls].find(([blockId]) => errors[blockId]);
    if (document.activeElement === from) first?.[1].target?.focus();
    const homeless = Object.entries(errors).find(([blockId]) => !controls.has(blockId));
    if (homeless) toast(homeless[1]);
  }

  function markErrors(errors) {
    const controls = open.surface.controls();
    for (const [blockId, control] of controls) markError(control, errors[blockId]);
    return controls;
  }

  return { sync, shut };
}

function markError({ field, target, error }, sentence) {
  field.classList.toggle("field-wrong", Boolean(sentence));
  if (sentence) target?.setAttribute("aria-invalid", "true");
  else target?.removeAttribute("aria-invalid");
  error.hidden = !sentence;
  error.textContent = sentence ?? "";
}
