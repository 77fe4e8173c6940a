// The business clock: what time it is in the workspace, and moving it forwards.

import { post } from "./api.js";
import { openDialog } from "./dialog.js";
import { announce, el, freshId, icon, toast } from "./dom.js";
import { inFull } from "./inputs.js";
import { businessNow } from "./store.js";
import {
  aDayLater,
  anHourLater,
  clockDay,
  fromLondon,
  localInput,
  longDay,
  nextMondayMorning,
  nextWorkingMorning,
  timeOfDay,
} from "./times.js";

const STEPS = [
  ["Next working day 09:30", nextWorkingMorning],
  ["Next Monday 09:30", nextMondayMorning],
  ["+1 hour", anHourLater],
  ["+1 day", aDayLater],
];

/** The clock button in the top bar; it opens the dialog that moves time. */
export function createClock(store, onMoved) {
  const day = el("span", { class: "clock-day" });
  const time = el("strong", {});
  const button = el(
    "button",
    { type: "button", class: "clock-button", on: { click: open } },
    icon("clock"),
    day,
    time,
  );

  function tick() {
    const now = businessNow(store);
    day.textContent = clockDay(now);
    time.textContent = timeOfDay(now);
    button.dataset.short = `${day.textContent.replace(/ \d{4}$/, "")} `;
    button.setAttribute("aria-label", `Business time: ${longDay(now)}, ${timeOfDay(now)}. Move the clock`);
  }

  function open() {
    const now = businessNow(store);
    const field = el("input", {
      type: "datetime-local",
      id: freshId("clock"),
      min: localInput(now),
      value: localInput(nextMondayMorning(now)),
    });
    const body = el(
      "div",
      { class: "clock-body" },
      el(
        "p",
        {},
        "It is ",
        el("strong", {}, `${longDay(now)}, ${timeOfDay(now)}`),
        " in this workspace. Prompts and the weekly digest arrive when their time comes; time only goes forwards.",
      ),
      el(
        "div",
        { class: "clock-steps" },
        STEPS.map(([label, next]) => step(label, next)),
      ),
      el("div", { class: "field" }, el("label", { for: field.id }, "Or move to (London time)"), inFull(field)),
    );
    const go = el(
      "button",
      { type: "button", class: "button button-primary", on: { click: () => move(fromLondon(field.value)) } },
      "Move the clock",
    );
    const opened = openDialog({ title: "Business time", body, foot: [go] });
    store.closeClock = opened.close;
    opened.dialog.querySelector(".clock-steps button").focus();
  }

  function step(label, next) {
    const moment = next(businessNow(store));
    const target = el("small", {}, `${clockDay(moment)}, ${timeOfDay(moment)}`);
    return el(
      "button",
      { type: "button", class: "button clock-step", on: { click: () => move(next(businessNow(store))) } },
      label,
      target,
    );
  }

  async function move(moment) {
    if (Number.isNaN(moment.getTime())) return toast("Choose a day and a time first.");
    if (moment <= businessNow(store)) return toast("Time only goes forwards here.");
    try {
      await post("clock", { to: moment.toISOString() });
      store.closeClock?.();
      await onMoved();
      announce(`It is now ${longDay(businessNow(store))}, ${timeOfDay(businessNow(store))}`);
    } catch (error) {
      toast(error.message);
    }
  }

  tick();
  setInterval(tick, 1000);
  return { button, tick };
}
