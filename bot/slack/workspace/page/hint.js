// The panel a first visit opens with: what to try. Dismissed once, it stays away until asked for.

import { el, iconButton } from "./dom.js";

const SEEN = "planbot-workspace-hint-seen";

const STEPS = [
  ["Look around", "Act as someone of the core team and open #core-team; Planbot Home shows the position."],
  ["Let time pass", "Move the clock to next Monday 09:30. Owners get their prompt, the channel its digest."],
  [
    "Answer a prompt",
    "Act as an owner, say Priya Nair, open the message from Planbot and reply in its thread as to a colleague: “2.1.3 done bar the checking, now mid April”.",
  ],
  ["Ask the plan", "Act as the director and type /plan red."],
];

/** Draw the panel into `place`; returns a function that shows it again. */
export function createHint(place) {
  const close = () => {
    place.hidden = true;
    localStorage.setItem(SEEN, "yes");
    document.querySelector(".composer textarea")?.focus();
  };
  place.append(
    el(
      "header",
      {},
      el("h2", { id: "hint-title" }, "New here? Four things to try"),
      iconButton("close", "Dismiss this hint", close),
    ),
    el(
      "ol",
      {},
      STEPS.map(([title, text]) => el("li", {}, el("strong", {}, title), el("span", {}, text))),
    ),
  );
  place.hidden = localStorage.getItem(SEEN) === "yes";
  return () => {
    place.hidden = false;
    place.querySelector("button").focus();
  };
}
