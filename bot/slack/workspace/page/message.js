// One message as a list item: who, when, what, and what can be done with it.

import { post } from "./api.js";
import { createSurface, drawFile } from "./blocks.js";
import { confirmed } from "./dialog.js";
import { el, icon, iconButton, toast } from "./dom.js";
import { arrange, createParts } from "./keep.js";
import { asSent, asTyped, mrkdwn } from "./mrkdwn.js";
import { hueOf, initials, nameOf } from "./store.js";
import { longDay, momentOf, timeOfDay } from "./times.js";

/**
 * A message of one place. `show(message)` draws it, and again when it changed: what is the same keeps its node.
 * `openThread(ts)` is null inside a thread, where there is nothing further to open.
 */
export function createMessage(ts, given) {
  const node = el("li", { class: "message", data: { ts }, tabindex: "-1" });
  const main = el("div", { class: "message-main" });
  const draft = { message: null, form: null };
  const parts = createParts();
  const body = createBody(ts, given);
  const tools = createTools(draft, node, { ...given, again: () => show(draft.message) });
  const thread = given.openThread && createThreadLink(() => given.openThread(ts));

  function show(message) {
    draft.message = message;
    const { deleted, ephemeral, user } = message;
    const name = nameOf(given.store, user);
    const bot = message.is_bot || user === given.store.bot.id;
    const at = momentOf(ts);
    const role = given.store.users.get(user)?.title;
    node.classList.toggle("message-ephemeral", Boolean(ephemeral));
    node.setAttribute("aria-label", `${name}, ${timeOfDay(at)}`);
    if (!deleted) body.show(message);
    arrange(main, [
      ephemeral ? parts("only you", true, onlyYou) : null,
      parts("heading", [name, role, bot], () => heading(name, role, bot, at)),
      deleted ? parts("gone", true, gone) : (draft.form ?? body.node),
      thread?.show(message.reply_count),
    ]);
    const round = parts("avatar", [user, name, bot], () => avatar(user, name, bot));
    arrange(node, [round, main, deleted || ephemeral ? null : tools(user === given.store.me)]);
  }

  return { node, show };
}

const onlyYou = () => el("p", { class: "only-you" }, icon("eye"), "Only visible to you");
const gone = () => el("p", { class: "gone" }, "This message was deleted.");

/** A round of initials; the bot has a shape of its own. */
export function avatar(id, name, bot = false) {
  const kind = bot ? "avatar avatar-bot" : `avatar hue-${hueOf(id)}`;
  return el("span", { class: kind, "aria-hidden": "true" }, bot ? "P" : initials(name));
}

function heading(name, title, bot, at) {
  return el(
    "p",
    { class: "message-head" },
    el("strong", {}, name),
    bot ? el("span", { class: "badge" }, "APP") : null,
    title ? el("span", { class: "role" }, title) : null,
    el("time", { datetime: at.toISOString(), title: longDay(at) }, timeOfDay(at)),
  );
}

function createBody(ts, { store, channelId }) {
  const press = (action) => post("press", { as: store.me, channel: channelId, message_ts: ts, ...action });
  const surface = createSurface({ store, press });
  const parts = createParts();
  const node = el("div", { class: "message-body" });
  const written = (text) => el("div", { class: "block-text" }, mrkdwn(text, store));
  const attached = (files) =>
    el(
      "div",
      { class: "files" },
      files.map((file) => drawFile(file, store)),
    );

  function show({ blocks, text, edited, files }) {
    if (blocks?.length) surface.show(blocks);
    arrange(node, [
      blocks?.length ? surface.node : text ? parts("text", text, () => written(text)) : null,
      edited ? parts("edited", true, () => el("span", { class: "edited" }, "(edited)")) : null,
      files?.length ? parts("files", files, () => attached(files)) : null,
    ]);
  }

  return { node, show };
}

function createThreadLink(open) {
  const words = el("span");
  const link = { type: "button", class: "thread-link", on: { click: open } };
  const node = el("button", link, icon("reply"), words);

  function show(count) {
    const now = `${count} ${count === 1 ? "reply" : "replies"}`;
    if (words.textContent !== now) words.textContent = now;
    return count ? node : null;
  }

  return { show };
}

function createTools(draft, node, given) {
  const { openThread } = given;
  const bar = el("div", { class: "message-tools", role: "group", "aria-label": "Message actions" });
  const reply = () => openThread(draft.message.thread_ts ?? draft.message.ts);
  const all = {
    reply: openThread && iconButton("reply", "Reply in thread", reply),
    edit: iconButton("edit", "Edit message", () => edit(draft, node, given)),
    remove: iconButton("trash", "Delete message", () => remove(draft.message, given)),
  };
  for (const button of Object.values(all)) if (button) button.tabIndex = -1;

  return (mine) => {
    arrange(bar, [all.reply, mine && all.edit, mine && all.remove]);
    return bar.children.length ? bar : null;
  };
}

// Until it is saved or cancelled the form stands where the message was, whatever becomes of the message meanwhile.
function edit(draft, node, { store, channelId, again }) {
  if (draft.form) return;
  const { message } = draft;
  const field = el("textarea", {
    rows: 3,
    "aria-label": "Edit message",
    value: asTyped(message.text ?? "", store),
  });
  const stop = () => {
    if (draft.form !== form) return;
    const inside = form.contains(document.activeElement);
    draft.form = null;
    again();
    if (inside) node.focus();
  };
  const save = async (event) => {
    event?.preventDefault();
    const text = asSent(field.value.trim(), store);
    try {
      if (text && text !== message.text)
        await post("edit", { as: store.me, channel: channelId, ts: message.ts, text });
      stop();
    } catch (error) {
      toast(error.message);
    }
  };
  const keys = (event) => {
    event.stopPropagation();
    if (event.key === "Escape") stop();
    else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) save(event);
  };
  const form = el(
    "form",
    { class: "edit-form", on: { submit: save, keydown: keys } },
    field,
    el(
      "div",
      { class: "actions" },
      el("button", { type: "button", class: "button", on: { click: stop } }, "Cancel"),
      el("button", { class: "button button-primary" }, "Save"),
    ),
  );
  draft.form = form;
  again();
  field.focus();
}

async function remove(message, { store, channelId }) {
  const sure = {
    title: "Delete this message?",
    text: "Planbot is told, and forgets its words.",
    agree: "Delete",
    danger: true,
  };
  if (!(await confirmed(sure))) return;
  await post("delete", { as: store.me, channel: channelId, ts: message.ts }).catch((error) =>
    toast(error.message),
  );
}
