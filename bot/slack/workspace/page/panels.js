// The two side panels for the curious: the event log, and the switches that make this Slack misbehave.

import { get, post } from "./api.js";
import { el, freshId, iconButton, toast } from "./dom.js";
import { arrange } from "./keep.js";
import { toTheSecond } from "./times.js";

const SWITCHES = {
  duplicate: ["Deliver every event twice", "The same event arrives again, with the same event id."],
  duplicate_new_id: [
    "Deliver twice under new ids",
    "The same message arrives again as if it were another event.",
  ],
  delay_seconds: ["Hold events back", "Seconds before each event is delivered."],
  reorder: ["Deliver out of order", "Every second event overtakes the one before it."],
  drop_first: ["Lose the first delivery", "Only the retry of each event arrives."],
  drop: ["Lose events", "Nothing of an event arrives, and it is not sent again."],
  answer_lost_after_commit: [
    "Lose answers after posting",
    "So many next posts are carried out, but nobody is told.",
  ],
  rate_limit_every: [
    "Rate limit posts",
    "Every n-th post is refused with 429; 0 is never, 3 is every third.",
  ],
  server_error_every: ["Fail posts", "Every n-th post is answered 503; 0 is never."],
  slow_seconds: ["Slow Slack", "Seconds that every Web API call takes longer."],
};

const SHOWN_LOG_LINES = 200;
const KINDS = {
  event: "told to Planbot",
  interaction: "pressed, told to Planbot",
  command: "typed, told to Planbot",
  url_verification: "asked of Planbot",
  api: "asked by Planbot",
  response_url: "answered by Planbot",
};

let closeOpenOne = () => {};

/** A panel on the right that Escape closes; focus goes back to where it came from. Opening one closes the other. */
export function createPanel(aside, title, button) {
  const body = el("div", { class: "panel-body" });
  const id = freshId("panel");
  aside.setAttribute("aria-labelledby", id);
  aside.append(
    el(
      "header",
      { class: "panel-head" },
      el("h2", { id }, title),
      iconButton("close", `Close ${title.toLowerCase()}`, close),
    ),
    body,
  );
  aside.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  });

  function close() {
    closeOpenOne = () => {};
    aside.hidden = true;
    button?.setAttribute("aria-expanded", "false");
    button?.focus();
  }
  function open() {
    closeOpenOne();
    closeOpenOne = close;
    aside.hidden = false;
    button?.setAttribute("aria-expanded", "true");
    aside.querySelector("button").focus();
  }
  return { body, open, close, isOpen: () => !aside.hidden };
}

/** Deliveries and API calls, the newest first. */
export function createLog(panel) {
  const list = el("ol", { class: "log" });
  let lines = new Map();
  panel.body.append(
    el(
      "p",
      { class: "panel-note" },
      "What this workspace delivered to Planbot, and what Planbot asked of it. Times are real.",
    ),
    list,
  );
  return async function refresh() {
    const answer = await get("log");
    const last = answer.log.slice(-SHOWN_LOG_LINES).map((entry) => [JSON.stringify(entry), entry]);
    lines = new Map(last.map(([stamp, entry]) => [stamp, lines.get(stamp) ?? logLine(entry)]));
    arrange(list, [...lines.values()].reverse());
  };
}

function logLine(entry) {
  const { at, kind, name, status, error, ms, attempt } = entry;
  const refused = Boolean(error) || status >= 400;
  const details = [
    KINDS[kind] ?? kind,
    attempt ? `retry ${attempt}` : "",
    status || "",
    ms == null ? "" : `${ms} ms`,
  ];
  return el(
    "li",
    { class: refused ? "log-line log-bad" : "log-line" },
    el("time", {}, toTheSecond(new Date(at * 1000))),
    el(
      "span",
      {},
      el("strong", {}, (name || kind).replaceAll("_", " ")),
      el("small", {}, details.filter(Boolean).join(" · ")),
      error ? el("small", { class: "log-error" }, error.replaceAll("_", " ")) : null,
    ),
  );
}

/** One control for every switch the server has, known to this page or not. */
export function drawSwitches(panel, store) {
  const set = async (name, value) => {
    try {
      await post("misbehave", { [name]: value });
      store.misbehave[name] = value;
    } catch (error) {
      toast(error.message);
    }
  };
  panel.body.replaceChildren(
    el(
      "p",
      { class: "panel-note" },
      "Slack has bad days. Switch one on and see that Planbot loses nothing and says nothing twice.",
    ),
    ...Object.entries(store.misbehave).map(([name, value]) =>
      typeof value === "boolean" ? toggle(name, value, set) : amount(name, value, set),
    ),
  );
}

const wordsOf = (name) => SWITCHES[name] ?? [name.replaceAll("_", " "), ""];

function toggle(name, value, set) {
  const [label, note] = wordsOf(name);
  const box = el("input", {
    type: "checkbox",
    role: "switch",
    checked: value,
    on: { change: ({ target }) => set(name, target.checked) },
  });
  return el("label", { class: "switch" }, el("span", {}, label, el("small", {}, note)), box);
}

function amount(name, value, set) {
  const [label, note] = wordsOf(name);
  const box = el("input", {
    type: "number",
    min: 0,
    step: name.endsWith("seconds") ? 0.5 : 1,
    value,
    on: { change: ({ target }) => set(name, Number(target.value)) },
  });
  return el("label", { class: "switch" }, el("span", {}, label, el("small", {}, note)), box);
}
