// What the page knows: who acts, the people and channels, the business clock. No drawing here.

/** Start empty; `take` fills it from /local/state. */
export function createStore() {
  return {
    me: null,
    team: {},
    bot: { id: "", name: "Planbot" },
    users: new Map(),
    channels: [],
    commands: [],
    misbehave: {},
    clockOffset: 0,
    messages: [],
    channelId: null,
    threadTs: null,
    threadCameByItself: false,
    awaitedTs: null,
    tab: "messages",
  };
}

/** Take over an answer of /local/state. */
export function take(store, answer) {
  store.me = typeof answer.me === "string" ? answer.me : answer.me?.id;
  store.team = answer.team ?? {};
  store.bot = answer.bot;
  store.users = new Map(
    answer.users.filter((user) => user.id !== answer.bot.id).map((user) => [user.id, user]),
  );
  store.channels = answer.channels;
  store.commands = answer.commands ?? [];
  store.misbehave = answer.misbehave ?? {};
  store.clockOffset = new Date(answer.clock).getTime() - Date.now();
}

/** Business time now: real time plus what the clock was moved. */
export function businessNow(store) {
  return new Date(Date.now() + store.clockOffset);
}

/** The name to show for a person or the bot. */
export function nameOf(store, id) {
  if (id === store.bot.id) return store.bot.name;
  const user = store.users.get(id);
  return user ? user.real_name || user.name : (id ?? "Someone");
}

/** The open channel, or undefined before the first one is shown. */
export function openChannel(store) {
  return store.channels.find((channel) => channel.id === store.channelId);
}

/** How a channel is called: #name, or the person on the other side of a direct message. */
export function channelLabel(store, channel) {
  if (channel.kind !== "im") return `#${channel.name}`;
  return channel.with ? nameOf(store, channel.with) : channel.name || store.bot.name;
}

/** Is this the direct message with the bot, the one that has a Home tab? */
export function isBotChat(store, channel) {
  return channel?.kind === "im" && (!channel.with || channel.with === store.bot.id);
}

/** The same colour for the same person every time: one of eight hues. */
export function hueOf(id) {
  let sum = 0;
  for (const letter of id ?? "") sum = (sum * 31 + letter.charCodeAt(0)) % 997;
  return sum % 8;
}

/** Up to two initials of a name. */
export function initials(name) {
  const words = name
    .replace(/[^\p{L}\p{N} ]/gu, " ")
    .trim()
    .split(/\s+/);
  return (words.length > 1 ? words[0][0] + words.at(-1)[0] : (words[0] ?? "?").slice(0, 1)).toUpperCase();
}
