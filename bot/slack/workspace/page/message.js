// One message as a list item: who, when, what, and what can be done with it.

import { post } from "./api.js";
import { drawBlocks, drawFile } from "./blocks.js";
import { confirmed } from "./dialog.js";
import { el, icon, iconButton, toast } from "./dom.js";
import { asSent, asTyped, mrkdwn } from "./mrkdwn.js";
import { hueOf, initials, nameOf } from "./store.js";
import { longDay, momentOf, timeOfDay } from "./times.js";

/** Draw a message. `openThread(ts)` is null inside a thread, where there is nothing further to open. */
export function drawMessage(message, { store, channelId, openThread }) {
  const name = nameOf(store, message.user);
  const bot = message.is_bot || message.user === store.bot.id;
  const at = momentOf(message.ts);
  const node = el(
    "li",
    {
      class: `message${message.ephemeral ? " message-ephemeral" : ""}`,
      data: { ts: message.ts },
      tabindex: "-1",
    },
    avatar(message.user, name, bot),
    el(
      "div",
      { class: "message-main" },
      message.ephemeral ? el("p", { class: "only-you" }, icon("eye"), "Only visible to you") : null,
      heading(name, store.users.get(message.user)?.title, bot, at),
      message.deleted
        ? el("p", { class: "gone" }, "This message was deleted.")
        : content(message, store, channelId),
      openThread ? threadLink(message, openThread) : null,
    ),
  );
  node.setAttribute("aria-label", `${name}, ${timeOfDay(at)}`);
  if (!message.deleted && !message.ephemeral)
    node.append(toolbar(message, node, { store, channelId, openThread }));
  return node;
}

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

function content(message, store, channelId) {
  const body = el("div", { class: "message-body" });
  if (message.blocks?.length) {
    const press = (action) =>
      post("press", { as: store.me, channel: channelId, message_ts: message.ts, ...action });
    body.append(drawBlocks(message.blocks, { store, press }).node);
  } else if (message.text) body.append(el("div", { class: "block-text" }, mrkdwn(message.text, store)));
  if (message.edited) body.append(el("span", { class: "edited" }, "(edited)"));
  const files = message.files ?? [];
  if (files.length)
    body.append(
      el(
        "div",
        { class: "files" },
        files.map((file) => drawFile(file, store)),
      ),
    );
  return body;
}

function threadLink(message, openThread) {
  if (!message.reply_count) return null;
  const count = `${message.reply_count} ${message.reply_count === 1 ? "reply" : "replies"}`;
  return el(
    "button",
    { type: "button", class: "thread-link", on: { click: () => openThread(message.ts) } },
    icon("reply"),
    count,
  );
}

function toolbar(message, node, { store, channelId, openThread }) {
  const bar = el("div", { class: "message-tools", role: "group", "aria-label": "Message actions" });
  if (openThread)
    bar.append(iconButton("reply", "Reply in thread", () => openThread(message.thread_ts ?? message.ts)));
  if (message.user === store.me) {
    bar.append(iconButton("edit", "Edit message", () => edit(message, node, { store, channelId })));
    bar.append(iconButton("trash", "Delete message", () => remove(message, { store, channelId })));
  }
  for (const button of bar.children) button.tabIndex = -1;
  return bar.children.length ? bar : "";
}

function edit(message, node, { store, channelId }) {
  const body = node.querySelector(".message-body");
  const field = el("textarea", {
    rows: 3,
    "aria-label": "Edit message",
    value: asTyped(message.text ?? "", store),
  });
  const stop = () => {
    delete node.dataset.editing;
    form.replaceWith(body);
    node.focus();
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
  node.dataset.editing = "true";
  body.replaceWith(form);
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
