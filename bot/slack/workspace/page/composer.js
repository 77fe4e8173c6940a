// Where messages are written: Enter sends, Shift+Enter breaks the line, files are attached, /commands are recognised.

import { post, upload } from "./api.js";
import { el, iconButton, toast } from "./dom.js";
import { asSent } from "./mrkdwn.js";

const unwritten = () => ({ text: "", files: [] });

/**
 * A composer. `place()` says {channel, thread_ts?, label}; `onSent(ts)` runs after a message or command went.
 * Returns {node, refresh, focus, isInUse}: refresh after the place changed. Each person has a draft in each place.
 */
export function createComposer({ store, place, onSent }) {
  const drafts = new Map();
  let draft = unwritten();
  // One after the other, so that what is written second is never said first.
  let sending = Promise.resolve();
  const chips = el("ul", { class: "chips", "aria-label": "Attached files", hidden: true });
  const field = el("textarea", { rows: 1, autocomplete: "off" });
  const hint = el("p", { class: "command-hint", role: "status" });
  const picker = el("input", { type: "file", multiple: true, hidden: true, "aria-label": "Files to attach" });
  const sendButton = iconButton("send", "Send", send, { class: "send-button", type: "submit" });
  const node = el(
    "form",
    {
      class: "composer",
      on: { submit: (event) => event.preventDefault(), dragover: (event) => event.preventDefault(), drop },
    },
    chips,
    field,
    el(
      "div",
      { class: "composer-tools" },
      iconButton("attach", "Attach a file", () => picker.click()),
      iconButton("at", `Mention ${store.bot.name}`, mention),
      hint,
      picker,
      sendButton,
    ),
  );
  field.addEventListener("keydown", keys);
  field.addEventListener("input", changed);
  picker.addEventListener("change", async () => {
    await attach([...picker.files]);
    picker.value = "";
  });

  function keys(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  }

  function changed() {
    field.style.height = "auto";
    field.style.height = `${Math.min(field.scrollHeight, 220)}px`;
    sendButton.disabled = !field.value.trim() && !draft.files.length;
    hint.textContent = commandHint(store, field.value, place());
  }

  function mention() {
    const space = field.value && !/\s$/.test(field.value) ? " " : "";
    field.setRangeText(`${space}@${store.bot.name} `, field.selectionStart, field.selectionEnd, "end");
    changed();
    field.focus();
  }

  function drop(event) {
    event.preventDefault();
    attach([...event.dataTransfer.files]);
  }

  async function attach(chosen) {
    const into = draft;
    for (const file of chosen) {
      try {
        const { id } = await upload(store.me, file);
        into.files.push({ id, name: file.name });
      } catch (error) {
        toast(error.message);
      }
    }
    if (into !== draft) return;
    drawChips();
    if (document.activeElement === document.body || node.contains(document.activeElement)) field.focus();
  }

  function drawChips() {
    const remove = (file) => () => {
      draft.files.splice(draft.files.indexOf(file), 1);
      drawChips();
      field.focus();
    };
    const chip = (file) =>
      el("li", { class: "chip" }, file.name, iconButton("close", `Remove ${file.name}`, remove(file)));
    chips.replaceChildren(...draft.files.map(chip));
    chips.hidden = !draft.files.length;
    changed();
  }

  async function send() {
    const typed = field.value.trim();
    if (!typed && !draft.files.length) return;
    const from = draft;
    const where = place();
    const taken = from.files.splice(0);
    const ids = taken.map((file) => file.id);
    field.value = "";
    drawChips();
    const turn = sending.then(() => deliver(store, where, typed, ids));
    sending = turn.catch(() => {});
    try {
      onSent((await turn).ts);
    } catch (error) {
      toast(error.message);
      putBack(from, typed, taken);
    }
  }

  // What could not be sent stands before what was written since.
  function putBack(from, typed, taken) {
    if (from === draft) from.text = field.value;
    from.text = [typed, from.text].filter(Boolean).join("\n");
    from.files.unshift(...taken);
    if (from === draft) drawDraft();
  }

  function drawDraft() {
    field.value = draft.text;
    drawChips();
  }

  function refresh() {
    const { channel, thread_ts, label } = place();
    field.placeholder = label;
    field.setAttribute("aria-label", label);
    node.setAttribute("aria-label", label);
    draft.text = field.value;
    const key = `${store.me} ${channel} ${thread_ts}`;
    if (!drafts.has(key)) drafts.set(key, unwritten());
    if (drafts.get(key) === draft) return;
    draft = drafts.get(key);
    drawDraft();
  }

  const isInUse = () => node.contains(document.activeElement) || Boolean(field.value) || draft.files.length > 0;

  refresh();
  return { node, refresh, focus: () => field.focus(), isInUse };
}

const commandOf = (text) => /^(\/\S*)/.exec(text)?.[1];

async function deliver(store, { channel, thread_ts }, typed, fileIds) {
  const command = commandOf(typed);
  if (!command) {
    return post("say", { as: store.me, channel, text: asSent(typed, store), thread_ts, file_ids: fileIds });
  }
  if (!store.commands.includes(command))
    throw new Error(`${command} is not a command here. Try ${store.commands.join(" or ")}.`);
  if (thread_ts) throw new Error("Commands do not work in threads. Type it in the channel instead.");
  return post("command", { as: store.me, channel, text: typed });
}

function commandHint(store, typed, { thread_ts }) {
  const command = commandOf(typed);
  if (!command) return "";
  if (thread_ts) return "Commands do not work in threads";
  if (store.commands.includes(command)) return `${command} red · amber · overdue · mine · due · help`;
  return store.commands.some((known) => known.startsWith(command))
    ? store.commands.join("  ")
    : "Not a command here";
}
