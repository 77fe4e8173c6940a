// The left side: who acts, and the channels and direct messages they see.

import { el, icon } from "./dom.js";
import { arrange, createParts } from "./keep.js";
import { menuButton } from "./menu.js";
import { avatar } from "./message.js";
import { channelLabel, isBotChat, nameOf } from "./store.js";

/**
 * On a narrow screen the sidebar lies over the conversation once its button is pressed: a touch beside it or Escape
 * puts it away, and so does the function returned.
 */
export function createDrawer(sidebar, button) {
  const isOpen = () => document.body.classList.contains("sidebar-open");

  function open(wanted) {
    document.body.classList.toggle("sidebar-open", wanted);
    button.setAttribute("aria-expanded", String(wanted));
  }
  button.addEventListener("click", () => open(!isOpen()));
  document.addEventListener("pointerdown", ({ target }) => {
    if (isOpen() && !sidebar.contains(target) && !button.contains(target)) open(false);
  });
  sidebar.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !isOpen()) return;
    open(false);
    button.focus();
  });
  return () => open(false);
}

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

/**
 * The channel list as navigation in `place`; `show(channelId, tab)` opens one. The function it returns brings it up to
 * date: a row stays the same button, so that it can be counting while somebody is on it or pressing it.
 */
export function createChannelList(place, store, show) {
  const parts = createParts();
  const lists = { apps: el("ul"), rooms: el("ul") };
  place.append(el("h2", {}, "Apps"), lists.apps, el("h2", {}, "Channels"), lists.rooms);
  const items = new Map();

  function row(key, channel, tab, sign, { label, room = false, unread = 0 }) {
    if (!items.has(key)) items.set(key, createItem(() => show(channel.id, tab)));
    const onHome = store.tab === "home" && isBotChat(store, channel);
    const current = store.channelId === channel.id && (tab === "home") === onHome;
    return items.get(key)({ current, sign, label, room, unread: current ? 0 : unread });
  }
  const homeRow = (chat) =>
    row(`home ${chat.id}`, chat, "home", parts("home", 0, homeSign), { label: `${store.bot.name} Home` });
  function chatRow(chat) {
    const bot = isBotChat(store, chat);
    const other = bot ? store.bot.id : chat.with;
    const name = nameOf(store, other);
    const sign = parts(chat.id, [other, name, bot], () => avatar(other, name, bot));
    return row(chat.id, chat, "messages", sign, { label: channelLabel(store, chat), unread: chat.unread });
  }
  const roomRow = (room) =>
    row(room.id, room, "messages", parts(room.id, 0, roomSign), {
      label: room.name,
      room: true,
      unread: room.unread,
    });

  return function draw() {
    const chats = store.channels.filter((channel) => channel.kind === "im");
    const rooms = store.channels.filter((channel) => channel.kind !== "im");
    const home = chats.find((channel) => isBotChat(store, channel));
    arrange(lists.apps, [home && homeRow(home), ...chats.map(chatRow)]);
    arrange(lists.rooms, rooms.map(roomRow));
  };
}

const homeSign = () => el("span", { class: "sign", "aria-hidden": "true" }, "⌂");
const roomSign = () => el("span", { class: "sign", "aria-hidden": "true" }, "#");

function createItem(run) {
  const button = el("button", { type: "button", on: { click: run } });
  const node = el("li", {}, button);
  const parts = createParts();

  return ({ current, sign, label, room, unread }) => {
    button.className = unread ? "room room-unread" : "room";
    if (current) button.setAttribute("aria-current", "page");
    else button.removeAttribute("aria-current");
    arrange(button, [
      sign,
      parts("name", [label, room], () => roomName(label, room)),
      unread ? parts("unread", unread, () => unreadCount(unread)) : null,
    ]);
    return node;
  };
}

const roomName = (label, room) =>
  el("span", { class: "room-name" }, room ? el("span", { class: "unseen" }, "Channel ") : null, label);
const unreadCount = (unread) =>
  el("span", { class: "unread" }, String(unread), el("span", { class: "unseen" }, " unread"));
