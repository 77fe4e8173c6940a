// A list of messages that is brought up to date in place: unchanged messages keep their node, focus and open fields.

import { announce, el } from "./dom.js";
import { arrange } from "./keep.js";
import { createMessage } from "./message.js";
import { nameOf, businessNow } from "./store.js";
import { dayHeading, longDay, momentOf } from "./times.js";

const NEAR_THE_END_PX = 120;
const ROOM_FOR_TOOLS_PX = 14;

/** A timeline in a scrolling box. `update(messages, context)` shows them; `reset()` forgets what was shown. */
export function createTimeline(list, scroller, store) {
  const shown = new Map();
  let fresh = true;
  let put = null;

  function update(messages, context) {
    const atEnd = isAtEnd();
    const height = scroller.scrollHeight;
    const before = new Set(shown.keys());
    const focused = document.activeElement?.closest?.(".message")?.dataset.ts;
    arrange(list, rows(messages, context));
    if (!fresh) messages.filter((message) => !before.has(message.ts)).forEach(speak);
    if (focused && !list.contains(document.activeElement)) refocus(focused);
    rove();
    if (fresh || (atEnd && messages.length && !before.has(messages.at(-1).ts))) toTheEnd();
    else if (atEnd && scroller.scrollHeight !== height) stayAtTheEnd();
    fresh = false;
  }

  function rows(messages, context) {
    const wanted = [];
    const seen = new Set();
    let day = "";
    for (const message of messages) {
      const moment = momentOf(message.ts);
      if (context.days && longDay(moment) !== day) {
        day = longDay(moment);
        wanted.push(dayRow(`day ${day}`, dayHeading(moment, businessNow(store))));
        seen.add(`day ${day}`);
      }
      wanted.push(messageRow(message, context));
      seen.add(message.ts);
    }
    for (const key of shown.keys()) if (!seen.has(key)) shown.delete(key);
    return wanted;
  }

  function kept(key, create) {
    if (!shown.has(key)) shown.set(key, create());
    return shown.get(key);
  }

  const dayRow = (key, label) => {
    const row = kept(key, () => ({ node: el("li", { class: "day" }, el("h3")) }));
    if (row.label !== label) row.node.firstChild.textContent = row.label = label;
    return row.node;
  };
  const messageRow = (message, context) => {
    const row = kept(message.ts, () => createMessage(message.ts, { ...context, store }));
    const stamp = JSON.stringify(message);
    if (row.stamp !== stamp) row.show(message);
    row.stamp = stamp;
    return row.node;
  };

  function speak(message) {
    if (message.user === store.me || message.deleted) return;
    announce(
      `${nameOf(store, message.user)}: ${shown.get(message.ts).node.querySelector(".message-body")?.textContent.slice(0, 300) ?? ""}`,
    );
  }

  const messageNodes = () => [...list.querySelectorAll(":scope > .message")];
  const refocus = (ts) =>
    list.querySelector(`:scope > .message[data-ts="${ts}"]`)?.focus({ preventScroll: true });

  // One message is in the tab order, the last one unless another was visited; its tools come with it.
  function rove(current = messageNodes().find((node) => node.tabIndex === 0) ?? messageNodes().at(-1)) {
    for (const node of messageNodes()) {
      node.tabIndex = node === current ? 0 : -1;
      for (const tool of node.querySelectorAll(".message-tools button")) tool.tabIndex = node.tabIndex;
    }
  }

  function walk(event) {
    const all = messageNodes();
    const at = all.indexOf(event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (at < 0 || to == null || !all[to]) return;
    event.preventDefault();
    all[to].focus();
  }

  const isAtEnd = () => fresh || leftBelow() < NEAR_THE_END_PX;
  const leftBelow = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
  const isLong = (node) => node && node.offsetHeight > scroller.clientHeight;

  // A message longer than the screen is read from its beginning, its tools in sight above it.
  function toTheEnd() {
    const last = messageNodes().at(-1);
    const above = last && last.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    if (isLong(last)) scroller.scrollTop += above - ROOM_FOR_TOOLS_PX;
    else scroller.scrollTop = scroller.scrollHeight;
    put = scroller.scrollTop;
  }

  // Whoever has read on in a long message stays where they are in it.
  function stayAtTheEnd() {
    if (scroller.scrollTop === put) toTheEnd();
    else if (!isLong(messageNodes().at(-1))) scroller.scrollTop = scroller.scrollHeight;
  }

  list.addEventListener("focusin", (event) => {
    const message = event.target.closest(".message");
    if (message && message.tabIndex !== 0) rove(message);
  });
  list.addEventListener("keydown", walk);
  // A picture that arrives late must not push the newest message out of sight.
  list.addEventListener(
    "load",
    ({ target }) => {
      if (scroller.scrollTop === put || leftBelow() < target.height + NEAR_THE_END_PX) stayAtTheEnd();
    },
    true,
  );

  return {
    update,
    isAtEnd,
    toTheEnd,
    reset() {
      shown.clear();
      list.replaceChildren();
      fresh = true;
    },
  };
}
