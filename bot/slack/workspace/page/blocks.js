// Block Kit drawn as the page's own elements. A surface (message, modal, home) is drawn here; who presses is told to it.

import { fileAddress } from "./api.js";
import { confirmed } from "./dialog.js";
import { el, freshId, icon, iconButton, toast } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { holdsValue, valueElement } from "./inputs.js";
import { arrange, keepingFocus } from "./keep.js";
import { menuButton } from "./menu.js";
import { mrkdwn, plainText, textObject } from "./mrkdwn.js";
import { richText, table } from "./richtext.js";

// Typing a year in a date field is four changes; one press is meant.
const SETTLE_MS = 600;

/**
 * A surface that blocks are shown on. `press(action)` is called with what was pressed and the surface's values.
 * `show(blocks)` draws them, and again when they changed: a block that is the same keeps its node, with all that
 * somebody typed, marked or opened in it; the focus stays where it is in one that changed, and with `keeps` (in a
 * modal, as in Slack) so does what was typed. It returns whether any block stayed. `values()` reads state.values, `controls()` maps block_id to its field and error place.
 */
export function createSurface({ store, press, keeps = false }) {
  const node = el("div", { class: "blocks" });
  let shown = new Map();

  const each = (name) => [...shown.values()].flatMap((one) => [...one[name]]);
  const values = () => readAll(each("readers"));

  function show(blocks) {
    const before = shown;
    const kept = keeps ? values() : {};
    shown = new Map();
    (blocks ?? []).forEach((block, at) => {
      const named = { ...block, block_id: block.block_id ?? `block-${at}` };
      const key = freeKey(shown, isStill(block) ? contentOf(block) : named.block_id);
      const old = before.get(key);
      const stamp = contentOf(named);
      const same = old && (old.stamp === stamp || isStill(block));
      shown.set(key, same ? old : { stamp, ...drawBlock(named, { store, press, kept, values }) });
    });
    const drawn = [...shown.values()].map((one) => one.node);
    const stayed = drawn.some((one) => one.parentNode === node);
    keepingFocus(node, () => arrange(node, drawn));
    return stayed;
  }

  return { node, show, values, controls: () => new Map(each("controls")) };
}

function drawBlock(block, given) {
  const surface = { ...given, readers: [], controls: new Map() };
  const node = (DRAW[block.type] ?? unknownBlock)(block, surface);
  return { node, readers: surface.readers, controls: surface.controls };
}

// Blocks that nobody can act on are the same when they say the same: Slack gives them a new block_id each time.
const isStill = (block) => block.type !== "actions" && block.type !== "input" && !block.accessory;
const contentOf = (block) => JSON.stringify(isStill(block) ? { ...block, block_id: undefined } : block);

function freeKey(taken, wanted) {
  let key = wanted;
  for (let again = 2; taken.has(key); again += 1) key = `${wanted} ${again}`;
  return key;
}

function readAll(readers) {
  const values = {};
  for (const { blockId, actionId, read } of readers) (values[blockId] ??= {})[actionId] = read();
  return values;
}

const unknownBlock = (block) =>
  el(
    "p",
    { class: "block-unknown" },
    `A ${block.type.replaceAll("_", " ")} block, which this page does not draw.`,
  );

function section(block, surface) {
  const text = el("div", { class: "block-text" }, textObject(block.text, surface.store));
  const fields = (block.fields ?? []).map((field) =>
    el("div", { class: "block-text" }, textObject(field, surface.store)),
  );
  const main = el(
    "div",
    { class: "section-main" },
    block.text ? text : null,
    fields.length ? el("div", { class: "fields" }, fields) : null,
  );
  if (!block.accessory) return el("div", { class: "section" }, main);
  const accessory = drawElement(block.accessory, block, surface, text.textContent.slice(0, 80));
  return el("div", { class: "section section-split" }, main, el("div", { class: "accessory" }, accessory));
}

const header = (block, surface) => el("h3", { class: "block-header" }, textObject(block.text, surface.store));
const divider = () => el("hr", { class: "block-divider" });

function context(block, surface) {
  const parts = block.elements.map((part) =>
    part.type === "image"
      ? picture(part, surface.store, "context-image")
      : el("span", {}, textObject(part, surface.store)),
  );
  return el("div", { class: "context block-text" }, parts);
}

function actions(block, surface) {
  return el(
    "div",
    { class: "actions" },
    block.elements.map((part) => drawElement(part, block, surface, "")),
  );
}

function image(block, surface) {
  const title = block.title ? el("figcaption", {}, textObject(block.title, surface.store)) : null;
  return el("figure", { class: "block-image" }, title, picture(block, surface.store, ""));
}

/** A picture from the workspace. Pictures elsewhere are named, not fetched: this page calls nobody. */
function picture(part, store, extraClass) {
  const id = part.slack_file?.id ?? /\/(F[A-Z0-9]+)(?:\/|$)/.exec(part.slack_file?.url ?? "")?.[1];
  const address = id ? fileAddress(id, store.me) : ownAddress(part.image_url);
  if (!address) return el("span", { class: "picture-elsewhere" }, `Picture: ${part.alt_text}`);
  const node = el("img", { src: address, alt: part.alt_text ?? "", class: extraClass, loading: "lazy" });
  if (extraClass) return node;
  return el(
    "a",
    { href: address, target: "_blank", rel: "noopener", "aria-label": `Open picture: ${part.alt_text}` },
    node,
  );
}

function ownAddress(url) {
  if (!url) return null;
  const address = new URL(url, location.href);
  return address.origin === location.origin ? address.href : null;
}

function input(block, surface) {
  const drawn = valueElement(block.element, keptOf(surface, block, block.element), surface.store);
  if (!drawn) return unknownBlock({ type: block.element.type });
  remember(surface, block, block.element, drawn.read);
  const hintId = block.hint ? freshId("hint") : null;
  const errorId = freshId("error");
  const error = el("p", { class: "field-error", id: errorId, hidden: true });
  const optional = block.optional ? el("span", { class: "optional" }, " (optional)") : null;
  const label = [...textObject(block.label, surface.store), optional];
  const named = drawn.group ? el("legend", {}, label) : el("label", { for: drawn.target.id }, label);
  const hint = block.hint
    ? el("p", { class: "field-hint", id: hintId }, textObject(block.hint, surface.store))
    : null;
  const field = el(drawn.group ? "fieldset" : "div", { class: "field" }, named, drawn.node, hint, error);
  drawn.node.dataset.part = partOf(block, block.element);
  const described = drawn.target ?? field;
  described.setAttribute("aria-describedby", [hintId, errorId].filter(Boolean).join(" "));
  if (!block.optional && drawn.target) drawn.target.setAttribute("aria-required", "true");
  surface.controls.set(block.block_id, {
    field,
    target: drawn.target ?? field.querySelector("input"),
    error,
  });
  if (block.dispatch_action)
    whenChanged(drawn.node, () => surface.press(action(block, block.element, drawn.read(), surface)));
  return field;
}

const partOf = (block, element) => `${block.block_id} ${element.action_id}`;
const keptOf = (surface, block, element) => surface.kept[block.block_id]?.[element.action_id];
const remember = (surface, block, element, read) =>
  surface.readers.push({ blockId: block.block_id, actionId: element.action_id, read });

function action(block, element, value, surface) {
  return {
    block_id: block.block_id,
    action_id: element.action_id,
    ...value,
    type: element.type,
    state_values: surface.values(),
  };
}

/** An interactive element outside an input block: every change is a press. */
function drawElement(element, block, surface, about) {
  if (element.type === "button") return button(element, block, surface, about);
  if (element.type === "image") return picture(element, surface.store, "accessory-image");
  if (element.type === "overflow") return overflow(element, block, surface, about);
  if (!holdsValue(element.type)) return unknownBlock(element);
  const drawn = valueElement(element, keptOf(surface, block, element), surface.store);
  remember(surface, block, element, drawn.read);
  const name = [element.placeholder?.text, about].filter(Boolean).join(": ") || element.action_id;
  (drawn.target ?? drawn.node).setAttribute("aria-label", name);
  if (drawn.group) drawn.node.setAttribute("role", "group");
  whenChanged(drawn.node, () => send(element, block, surface, drawn.read(), drawn.node));
  drawn.node.dataset.part = partOf(block, element);
  return drawn.node;
}

function whenChanged(node, run) {
  let timer = null;
  node.addEventListener("change", (event) => {
    clearTimeout(timer);
    if (!event.target.validity.valid) return;
    timer = setTimeout(run, event.target.type === "date" ? SETTLE_MS : 0);
  });
}

function button(element, block, surface, about) {
  const style = { primary: "button-primary", danger: "button-danger" }[element.style] ?? "";
  const label = element.accessibility_label ?? null;
  const node = el(
    "button",
    { type: "button", class: `button ${style}`, "aria-label": label, data: { part: partOf(block, element) } },
    el("span", {}, plainText(element.text?.text ?? "")),
  );
  if (!label && about) node.setAttribute("aria-description", about);
  node.addEventListener("click", async () => {
    const sent = await send(element, block, surface, { value: element.value }, node);
    if (sent && element.url) window.open(element.url, "_blank", "noopener");
  });
  return node;
}

function overflow(element, block, surface, about) {
  const data = { part: partOf(block, element) };
  const opener = iconButton("more", about ? `More: ${about}` : "More", () => {}, { data });
  const items = () =>
    element.options.map((option) => ({
      label: withEmoji(option.text.text),
      run: () => send(element, block, surface, { selected_option: option }, opener),
    }));
  return menuButton(opener, items, "More");
}

async function send(element, block, surface, value, node) {
  if (element.confirm && !(await agreed(element.confirm, surface.store))) return false;
  node.setAttribute("aria-busy", "true");
  try {
    await surface.press(action(block, element, value, surface));
    return true;
  } catch (error) {
    toast(error.message);
    return false;
  } finally {
    node.removeAttribute("aria-busy");
  }
}

function agreed(confirm, store) {
  return confirmed({
    title: confirm.title.text,
    text: el("div", { class: "block-text" }, textObject(confirm.text, store)),
    agree: confirm.confirm.text,
    decline: confirm.deny.text,
    danger: confirm.style === "danger",
  });
}

// The markdown block writes bold with two stars and links in brackets; the rest it shares with mrkdwn.
function markdown(block, surface) {
  const text = block.text
    .replace(/\*\*(.+?)\*\*/g, "*$1*")
    .replace(/\[([^\]]+)\]\((https?:[^)\s]+)\)/g, "<$2|$1>")
    .replace(/^#+ (.+)$/gm, "*$1*");
  return el("div", { class: "block-text" }, mrkdwn(text, surface.store));
}

/** A file under a message: a picture is shown, anything else is a card that opens it. */
export function drawFile(file, store) {
  const address = file.url?.startsWith("/") ? file.url : fileAddress(file.id, store.me);
  if (file.mimetype?.startsWith("image/"))
    return picture({ slack_file: { id: file.id }, alt_text: file.name }, store, "");
  const size =
    file.size > 1_000_000
      ? `${(file.size / 1_000_000).toFixed(1)} MB`
      : `${Math.max(1, Math.round((file.size ?? 0) / 1000))} kB`;
  return el(
    "a",
    { class: "file-card", href: address, target: "_blank", rel: "noopener" },
    icon("file"),
    el(
      "span",
      {},
      el("strong", {}, file.name),
      el("small", {}, `${(file.name.split(".").at(-1) ?? "").toUpperCase()} · ${size}`),
    ),
  );
}

const DRAW = {
  section,
  header,
  divider,
  context,
  actions,
  image,
  input,
  markdown,
  rich_text: (block, surface) => richText(block, surface.store),
  table: (block, surface) => table(block, surface.store),
};
