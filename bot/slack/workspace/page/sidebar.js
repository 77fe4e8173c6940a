// The left side: who acts, and the channels and direct messages they see.

import { el, icon } from "./dom.js";
import { menuButton } from "./menu.js";
import { avatar } from "./message.js";
import { channelLabel, isBotChat, nameOf } from "./store.js";

/** The "Act as" picker. */
export function actAsPicker(store, actAs) {
  const user = store.users.get(store.me);
  const button = el(
    "button",
    { type: "button", class: "act-as" },
    avatar(user.id, user.real_name),
    el(
      "span",
      { class: "act-as-who" },
      el("small", {}, "Acting as"),
      el("strong", {}, user.real_name),
      el("span", {}, titleOf(user)),
    ),
    icon("down"),
  );
  const items = () =>
    [...store.users.values()].map((one) => ({
      node: person(one),
      checked: one.id === store.me,
      run: () => actAs(one.id),
    }));
  return menuButton(button, items, "Act as");
}

const titleOf = (user) => [user.role, user.title].filter(Boolean).join(" · ");

// The name comes first in the text, so that typing its first letter finds it.
function person(user) {
  return el(
    "span",
    { class: "person" },
    avatarFirst(user),
    el("span", { class: "person-name" }, el("strong", {}, user.real_name), el("small", {}, titleOf(user))),
  );
}

function avatarFirst(user) {
  const node = avatar(user.id, user.real_name);
  node.dataset.initials = node.textContent;
  node.textContent = "";
  return node;
}

/** The channel list as navigation; `show(channelId, tab)` opens one. */
export function channelList(store, show) {
  const rooms = store.channels.filter((channel) => channel.kind !== "im");
  const chats = store.channels.filter((channel) => channel.kind === "im");
  const home = chats.find((channel) => isBotChat(store, channel));
  return [
    heading("Apps"),
    el(
      "ul",
      {},
      home ? homeRow(store, home, show) : null,
      chats.map((channel) => row(store, channel, show)),
    ),
    heading("Channels"),
    el(
      "ul",
      {},
      rooms.map((channel) => row(store, channel, show)),
    ),
  ];
}

const heading = (text) => el("h2", {}, text);

function homeRow(store, channel, show) {
  const current = store.channelId === channel.id && store.tab === "home";
  return item(
    current,
    () => show(channel.id, "home"),
    el("span", { class: "sign", "aria-hidden": "true" }, "⌂"),
    `${store.bot.name} Home`,
    0,
  );
}

function row(store, channel, show) {
  const current = store.channelId === channel.id && !(store.tab === "home" && isBotChat(store, channel));
  const bot = isBotChat(store, channel);
  const other = bot ? store.bot.id : channel.with;
  const sign =
    channel.kind === "im"
      ? avatar(other, nameOf(store, other), bot)
      : el("span", { class: "sign", "aria-hidden": "true" }, "#");
  const label = channel.kind === "im" ? channelLabel(store, channel) : channel.name;
  return item(
    current,
    () => show(channel.id, "messages"),
    sign,
    label,
    current ? 0 : channel.unread,
    channel.kind !== "im",
  );
}

function item(current, run, sign, label, unread, room) {
  const count = unread
    ? el("span", { class: "unread" }, String(unread), el("span", { class: "unseen" }, " unread"))
    : null;
  const name = room ? [el("span", { class: "unseen" }, "Channel "), label] : label;
  return el(
    "li",
    {},
    el(
      "button",
      {
        type: "button",
        class: unread ? "room room-unread" : "room",
        "aria-current": current ? "page" : null,
        on: { click: run },
      },
      sign,
      el("span", { class: "room-name" }, name),
      count,
    ),
  );
}
