// A list of messages that is brought up to date in place: unchanged messages keep their node, focus and open fields.

import { announce, el } from "./dom.js";
import { drawMessage } from "./message.js";
import { nameOf, businessNow } from "./store.js";
import { dayHeading, longDay, momentOf } from "./times.js";

const NEAR_THE_END_PX = 120;

/** A timeline in a scrolling box. `update(messages, context)` shows them; `reset()` forgets what was shown. */
export function createTimeline(list, scroller, store) {
  const shown = new Map();
  let fresh = true;

  function update(messages, context) {
    const follow =
      fresh || scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_THE_END_PX;
    const before = new Set(shown.keys());
    const focused = document.activeElement?.closest?.(".message")?.dataset.ts;
    arrange(list, rows(messages, context));
    if (!fresh) messages.filter((message) => !before.has(message.ts)).forEach(speak);
    if (focused && !list.contains(document.activeElement)) refocus(focused);
    rove();
    if (follow) toTheEnd();
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

  function kept(key, stamp, draw) {
    const old = shown.get(key);
    if (old && (old.stamp === stamp || old.node.dataset.editing)) return old.node;
    const node = draw();
    shown.set(key, { stamp, node });
    return node;
  }

  const dayRow = (key, label) => kept(key, label, () => el("li", { class: "day" }, el("h3", {}, label)));
  const messageRow = (message, context) =>
    kept(message.ts, JSON.stringify(message), () => drawMessage(message, { ...context, store }));

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

  // A message longer than the screen is read from its beginning.
  function toTheEnd() {
    const last = messageNodes().at(-1);
    if (last && last.offsetHeight > scroller.clientHeight)
      scroller.scrollTop += last.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    else scroller.scrollTop = scroller.scrollHeight;
  }

  list.addEventListener("focusin", (event) => {
    const message = event.target.closest(".message");
    if (message && message.tabIndex !== 0) rove(message);
  });
  list.addEventListener("keydown", walk);
  // A picture that arrives late must not push the newest message out of sight.
  list.addEventListener(
    "load",
    (event) => {
      if (
        scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight <
        event.target.height + NEAR_THE_END_PX
      )
        toTheEnd();
    },
    true,
  );

  return {
    update,
    toTheEnd,
    reset() {
      shown.clear();
      list.replaceChildren();
      fresh = true;
    },
  };
}

/** Make the children of a list be `wanted`, moving as little as possible. */
function arrange(list, wanted) {
  const keep = new Set(wanted);
  for (const child of [...list.children]) if (!keep.has(child)) child.remove();
  wanted.forEach((node, at) => {
    if (list.children[at] !== node) list.insertBefore(node, list.children[at] ?? null);
  });
}
