// The modal an app has open for the person: drawn from its view, kept filled while it changes, errors beside the input.

import { get, post } from "./api.js";
import { drawBlocks } from "./blocks.js";
import { openDialog } from "./dialog.js";
import { el, toast } from "./dom.js";
import { oneAtATime } from "./refresh.js";
import { withEmoji } from "./emoji.js";

/** Keeps the page's dialog in step with the person's open view. `sync()` asks the server and shows what it says. */
export function createModals(store) {
  let open = null;

  const sync = oneAtATime(
    async () => {
      const { view } = await get("view", { as: store.me });
      if (!view) return shut();
      const stamp = JSON.stringify(view);
      if (open?.stamp === stamp) return;
      if (open?.view.id === view.id) redraw(view, stamp);
      else {
        shut();
        show(view, stamp);
      }
    },
    (error) => toast(error.message),
  );

  function shut() {
    const closing = open;
    open = null;
    closing?.dialog.close();
  }

  function show(view, stamp) {
    const form = el("form", { id: `form-${view.id}`, novalidate: true, on: { submit } });
    const closeLabel = withEmoji(view.close?.text ?? "Cancel");
    const foot = [
      el("button", { type: "button", class: "button", on: { click: () => open.dialog.close() } }, closeLabel),
    ];
    if (view.submit)
      foot.push(el("button", { class: "button button-primary", form: form.id }, withEmoji(view.submit.text)));
    const { dialog } = openDialog({
      title: withEmoji(view.title?.text ?? ""),
      body: form,
      foot,
      onClose: () => closed(view),
    });
    open = { view, stamp, dialog, form };
    fill(view, {});
    (
      form.querySelector("input, select, textarea") ?? dialog.querySelector(".dialog-foot button:last-child")
    ).focus();
  }

  // What was typed stays when the app changes the view under it, as in Slack.
  function redraw(view, stamp) {
    const place = focusPlace(open.form);
    const kept = open.drawn.values();
    Object.assign(open, { view, stamp });
    open.dialog.querySelector("h2").textContent = withEmoji(view.title?.text ?? "");
    const submitButton = open.dialog.querySelector(".dialog-foot .button-primary");
    if (submitButton && view.submit) submitButton.textContent = withEmoji(view.submit.text);
    fill(view, kept);
    [...open.form.querySelectorAll("input, select, textarea, button")][place]?.focus();
  }

  function fill(view, kept) {
    const press = (action) => post("press", { as: store.me, view_id: view.id, ...action }).then(sync);
    open.drawn = drawBlocks(view.blocks, { store, press, kept });
    open.form.replaceChildren(open.drawn.node);
    if (view.errors) showErrors(view.errors);
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
    const { view, drawn, dialog } = open;
    dialog.setAttribute("aria-busy", "true");
    try {
      const answer = await post("submit", { as: store.me, view_id: view.id, values: drawn.values() });
      if (answer.errors) showErrors(answer.errors);
      else await sync();
    } catch (error) {
      toast(error.message);
    } finally {
      dialog.removeAttribute("aria-busy");
    }
  }

  function showErrors(errors) {
    for (const [blockId, control] of open.drawn.controls) showError(control, errors[blockId]);
    const first = [...open.drawn.controls].find(([blockId]) => errors[blockId]);
    first?.[1].target?.focus();
    const homeless = Object.entries(errors).find(([blockId]) => !open.drawn.controls.has(blockId));
    if (homeless) toast(homeless[1]);
  }

  return { sync, shut };
}

function showError({ field, target, error }, sentence) {
  field.classList.toggle("field-wrong", Boolean(sentence));
  if (sentence) target?.setAttribute("aria-invalid", "true");
  else target?.removeAttribute("aria-invalid");
  error.hidden = !sentence;
  error.textContent = sentence ?? "";
}

const focusPlace = (form) =>
  [...form.querySelectorAll("input, select, textarea, button")].indexOf(document.activeElement);
