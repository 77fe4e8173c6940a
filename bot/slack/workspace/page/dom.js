// Building the document: elements, icons and the spoken announcements. Text only ever enters as text nodes.

const SVG = "http://www.w3.org/2000/svg";

const ICONS = {
  attach:
    "M21 11.5l-8.6 8.6a5.5 5.5 0 0 1-7.8-7.8l8.9-8.9a3.7 3.7 0 0 1 5.2 5.2l-8.9 8.9a1.8 1.8 0 0 1-2.6-2.6l8.2-8.2",
  send: "M4 12l16-8-6 16-3-7z",
  close: "M6 6l12 12M18 6L6 18",
  menu: "M4 7h16M4 12h16M4 17h16",
  reply: "M21 12a8 8 0 0 1-8 8H4l2.4-3A8 8 0 1 1 21 12z",
  edit: "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3",
  trash: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  down: "M6 9l6 6 6-6",
  clock: "M12 7v5l3 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z",
  log: "M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01",
  bolt: "M13 3L5 14h6l-1 7 8-11h-6z",
  at: "M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0zm0 0v1.5a2.5 2.5 0 0 0 5 0V12a9 9 0 1 0-3.6 7.2",
  help: "M9.2 9a2.9 2.9 0 1 1 4.2 2.6c-.9.5-1.4 1-1.4 2.1M12 17.5h.01M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z",
  eye: "M2 12s3.6-6.5 10-6.5S22 12 22 12s-3.6 6.5-10 6.5S2 12 2 12zm13 0a3 3 0 1 1-6 0 3 3 0 0 1 6 0z",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
};

/** Make an element. `on` holds listeners, `data` the dataset; true is a bare attribute, false and null are none. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) setProperty(node, name, value);
  node.append(...children.flat(Infinity).filter((child) => child != null && child !== false));
  return node;
}

function setProperty(node, name, value) {
  if (value == null || value === false) return;
  if (name === "on") Object.entries(value).forEach(([event, run]) => node.addEventListener(event, run));
  else if (name === "data") Object.assign(node.dataset, value);
  else if (name === "value") node.value = value;
  else node.setAttribute(name, value === true ? "" : value);
}

/** A line icon; decorative, so the button that holds it carries the name. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** A square button that shows an icon and says its name. */
export function iconButton(name, label, onClick, extra = {}) {
  const { class: extraClass = "", ...rest } = extra;
  return el(
    "button",
    {
      type: "button",
      class: `icon-button ${extraClass}`,
      "aria-label": label,
      title: label,
      on: { click: onClick },
      ...rest,
    },
    icon(name),
  );
}

/** Say something to a screen reader without moving anything on the screen. */
export function announce(text) {
  const region = document.getElementById("announcer");
  region.append(el("p", {}, text));
  while (region.childElementCount > 4) region.firstElementChild.remove();
}

/** Show one sentence for a few seconds, spoken at once; inside the open dialog, as the rest is inert then. */
export function toast(sentence, kind = "error") {
  const host = document.querySelector("dialog[open]") ?? document.body;
  let tray = host.querySelector(":scope > .toasts");
  if (!tray) host.append((tray = el("div", { class: "toasts" })));
  const note = el("div", { class: `toast toast-${kind}`, role: kind === "error" ? "alert" : "status" });
  const close = iconButton("close", "Dismiss", () => note.remove());
  tray.append(note);
  note.append(el("span", {}, sentence), close);
  setTimeout(() => note.remove(), 9000);
}

let lastId = 0;
/** An id that is unique on this page, for labels and descriptions. */
export function freshId(stem) {
  lastId += 1;
  return `${stem}-${lastId}`;
}
