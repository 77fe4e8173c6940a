// The page put together: who acts, which place is open, and what each live update brings up to date.

import { get } from "./api.js";
import { createClock } from "./clock.js";
import { createComposer } from "./composer.js";
import { announce, el, toast } from "./dom.js";
import { createHint } from "./hint.js";
import { createHome } from "./home.js";
import { createModals } from "./modal.js";
import { createLog, createPanel, drawSwitches } from "./panels.js";
import { oneAtATime } from "./refresh.js";
import { actAsPicker, createChannelList, createDrawer } from "./sidebar.js";
import { channelLabel, createStore, isBotChat, openChannel, take } from "./store.js";
import { listen } from "./stream.js";
import { createTimeline } from "./timeline.js";

const ACTING = "planbot-workspace-acting-as";
const LOG_PAUSE_MS = 400;
const NOTHING_YET = "Nothing has been said here yet.";
const NOTHING_FROM_BOT =
  "Nothing here yet. Write to Planbot as you would to a colleague, or type /plan help.";

const place = (id) => document.getElementById(id);
const complain = (error) => toast(error.message);
const store = createStore();
const timeline = createTimeline(place("messages"), place("scroller"), store);
const threadTimeline = createTimeline(place("replies"), place("thread-scroller"), store);
const modals = createModals(store);
const home = createHome(place("home"), store);
const putAwaySidebar = createDrawer(place("sidebar"), place("menu-button"));
const drawSidebar = createChannelList(place("rooms"), store, show);
let stopListening = () => {};
let composer, threadComposer, clock;

const refreshState = oneAtATime(async () => {
  take(store, await get("state", { as: store.me }));
  drawSidebar();
  clock.tick();
}, complain);

const refreshMessages = oneAtATime(async () => {
  const { channelId: channel, me } = store;
  if (!channel) return;
  const { messages } = await get("history", { channel, as: me });
  if (channel !== store.channelId || me !== store.me) return;
  store.messages = messages;
  timeline.update(messages, { channelId: channel, openThread, days: true });
  showAnswer();
  place("empty").hidden = messages.length > 0;
  place("empty").textContent = isBotChat(store, openChannel(store)) ? NOTHING_FROM_BOT : NOTHING_YET;
}, complain);

const refreshThread = oneAtATime(async () => {
  const { channelId, threadTs } = store;
  if (!threadTs) return;
  const { messages } = await get("replies", { channel: channelId, ts: threadTs, as: store.me });
  const parent = store.messages.filter((message) => message.ts === threadTs);
  const replies = messages.filter((message) => message.ts !== threadTs);
  if (threadTs === store.threadTs)
    threadTimeline.update([...parent, ...replies], { channelId, openThread: null, days: false });
}, complain);

async function show(channelId, tab) {
  putAwaySidebar();
  const same = channelId === store.channelId;
  Object.assign(store, { channelId, tab });
  if (!same || tab === "home") closeThread(false);
  if (!same) timeline.reset();
  drawPlace();
  if (tab === "home") await home.open().catch(complain);
  else await refreshMessages();
  if (tab !== "home") timeline.toTheEnd();
  await refreshState();
}

function drawPlace() {
  const channel = openChannel(store);
  const onHome = store.tab === "home";
  const name = channelLabel(store, channel);
  place("place-name").textContent = onHome ? `${name} Home` : name;
  place("place-topic").textContent = channel.topic || (channel.kind === "im" ? "Direct message" : "");
  document.title = `${place("place-name").textContent} · ${store.team.name ?? "Planbot workspace"}`;
  place("messages").setAttribute("aria-label", `Messages in ${name}`);
  place("tabs").hidden = !isBotChat(store, channel);
  place("home").hidden = !onHome;
  place("conversation").hidden = onHome;
  for (const tab of place("tabs").children) {
    const selected = tab.dataset.tab === store.tab;
    tab.setAttribute("aria-selected", String(selected));
    tab.tabIndex = selected ? 0 : -1;
  }
  composer.refresh();
}

function openThread(ts) {
  store.threadCameByItself = false;
  showThread(ts);
  threadComposer.focus();
}

function showThread(ts) {
  store.threadTs = ts;
  threadTimeline.reset();
  place("thread").hidden = false;
  threadComposer.refresh();
  refreshThread();
}

// Planbot answers in a thread. The one of the message just written opens by itself where there is room beside it.
function showAnswer() {
  const answered = store.messages.find((message) => message.ts === store.awaitedTs && message.reply_count);
  if (!answered) return;
  store.awaitedTs = null;
  const taken = store.threadTs && (!store.threadCameByItself || threadComposer.isInUse());
  if (taken || !matchMedia("(min-width: 1000px)").matches) return;
  const atEnd = timeline.isAtEnd();
  store.threadCameByItself = true;
  showThread(answered.ts);
  if (atEnd) timeline.toTheEnd();
  announce(`${store.bot.name} answered in the thread`);
}

function closeThread(returnFocus) {
  if (!store.threadTs) return;
  const from = store.threadTs;
  store.threadTs = null;
  store.threadCameByItself = false;
  place("thread").hidden = true;
  if (returnFocus) place("messages").querySelector(`[data-ts="${from}"]`)?.focus();
}

async function actAs(userId) {
  const channel = openChannel(store);
  const wasBotChat = isBotChat(store, channel);
  stopListening();
  modals.shut();
  closeThread(false);
  localStorage.setItem(ACTING, userId);
  history.replaceState(null, "", `?as=${encodeURIComponent(userId)}`);
  take(store, await get("state", { as: userId }));
  store.me = userId;
  timeline.reset();
  drawActing();
  const same = store.channels.find((one) => one.id === channel?.id);
  const chat = store.channels.find((one) => isBotChat(store, one));
  store.channelId = null;
  await show(
    (wasBotChat ? chat : (same ?? store.channels[0]))?.id ?? store.channels[0].id,
    store.tab === "home" && wasBotChat ? "home" : "messages",
  );
  startListening();
  await modals.sync();
}

function drawActing() {
  place("acting").replaceChildren(
    actAsPicker(store, (userId) => actAs(userId).then(focusPicker, (error) => toast(error.message))),
  );
}

// The picker was drawn again; who went on to something else meanwhile stays there.
function focusPicker() {
  if (document.activeElement === document.body) place("acting").querySelector("button").focus();
}

function startListening() {
  stopListening = listen(store.me, {
    onEvent: heed,
    onState: (live) => (place("offline").hidden = live),
    onWelcome: () => Promise.all([refreshState(), refreshMessages(), refreshThread(), modals.sync()]),
  });
}

const MESSAGE_EVENTS = new Set(["message", "changed", "deleted"]);

function heed(event) {
  if (MESSAGE_EVENTS.has(event.type)) heedMessage(event);
  else if (event.type === "view") modals.sync();
  else if (event.type === "home") home.sync();
  else if (event.type === "clock") refreshState();
  else if (event.type === "log") log.soon();
}

async function heedMessage(event) {
  if (event.channel === store.channelId && store.tab === "messages") {
    await refreshMessages();
    await refreshThread();
  } else if (event.type === "message") await refreshState();
}

function createComposers() {
  composer = createComposer({
    store,
    place: () => ({
      channel: store.channelId,
      label: `Message ${openChannel(store) ? channelLabel(store, openChannel(store)) : ""}`,
    }),
    onSent: (ts) => {
      store.awaitedTs = ts;
      return refreshMessages().then(timeline.toTheEnd);
    },
  });
  threadComposer = createComposer({
    store,
    place: () => ({
      channel: store.channelId,
      thread_ts: store.threadTs ?? undefined,
      label: "Reply in this thread",
    }),
    onSent: () => refreshMessages().then(refreshThread).then(threadTimeline.toTheEnd),
  });
  place("composer").append(composer.node);
  place("thread-composer").append(threadComposer.node);
}

function createLogPanel() {
  const panel = createPanel(place("log"), "Event log", place("log-button"));
  const refresh = createLog(panel);
  let timer = null;
  const soon = () => {
    if (!panel.isOpen() || timer) return;
    timer = setTimeout(() => {
      timer = null;
      refresh().catch(complain);
    }, LOG_PAUSE_MS);
  };
  place("log-button").addEventListener("click", () => {
    if (panel.isOpen()) return panel.close();
    panel.open();
    soon();
  });
  return { soon };
}

function createSwitchPanel() {
  const panel = createPanel(place("switches"), "Misbehave", place("switches-button"));
  place("switches-button").addEventListener("click", () => {
    if (panel.isOpen()) return panel.close();
    drawSwitches(panel, store);
    panel.open();
  });
}

const log = createLogPanel();

function connectControls() {
  createSwitchPanel();
  const showHint = createHint(place("hint"));
  place("help-button").addEventListener("click", showHint);
  place("thread-close").addEventListener("click", () => closeThread(true));
  place("thread").addEventListener("keydown", (event) => event.key === "Escape" && closeThread(true));
  place("tabs").addEventListener(
    "click",
    ({ target }) => target.dataset.tab && show(store.channelId, target.dataset.tab),
  );
  place("tabs").addEventListener("keydown", (event) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const other = [...place("tabs").children].find((tab) => tab.dataset.tab !== store.tab);
    show(store.channelId, other.dataset.tab);
    other.focus();
  });
}

async function start() {
  const wanted = new URLSearchParams(location.search).get("as") ?? localStorage.getItem(ACTING);
  const answer = await get("state", { as: wanted }).catch(() => get("state"));
  take(store, answer);
  store.me = store.users.has(wanted)
    ? wanted
    : store.users.has(store.me)
      ? store.me
      : [...store.users.keys()][0];
  if (store.me !== wanted) take(store, await get("state", { as: store.me }));
  place("team-name").textContent = store.team.name ?? "Planbot";
  clock = createClock(store, refreshState);
  place("clock").append(clock.button);
  createComposers();
  connectControls();
  drawActing();
  const first =
    store.channels.find((channel) => channel.kind === "channel" && channel.is_member) ?? store.channels[0];
  await show(first.id, "messages");
  startListening();
  await modals.sync();
  document.body.dataset.ready = "true";
}

start().catch((error) =>
  place("conversation").prepend(el("p", { class: "empty", role: "alert" }, error.message)),
);
