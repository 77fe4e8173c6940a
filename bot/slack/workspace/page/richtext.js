// rich_text and table blocks: structured text that needs no parsing.

import { el } from "./dom.js";
import { emojiNode, linkNode } from "./mrkdwn.js";
import { nameOf } from "./store.js";
import { fillDateTokens } from "./times.js";

const STYLES = [
  ["code", "code"],
  ["bold", "strong"],
  ["italic", "em"],
  ["strike", "s"],
];

/** A rich_text block. */
export function richText(block, store) {
  return el(
    "div",
    { class: "block-text" },
    (block.elements ?? []).map((part) => richPart(part, store)),
  );
}

function richPart(part, store) {
  const children = part.elements ?? [];
  if (part.type === "rich_text_list") {
    const items = children.map((item) => el("li", {}, run(item.elements ?? [], store)));
    return el(
      part.style === "ordered" ? "ol" : "ul",
      { class: part.indent ? `indent-${part.indent}` : null },
      items,
    );
  }
  if (part.type === "rich_text_preformatted") return el("pre", {}, run(children, store));
  if (part.type === "rich_text_quote") return el("blockquote", {}, run(children, store));
  return el("p", {}, run(children, store));
}

function run(elements, store) {
  return elements.flatMap((element) => styled(element, richElement(element, store)));
}

function richElement(element, store) {
  switch (element.type) {
    case "text":
      return element.text.split("\n").flatMap((line, at) => (at ? [el("br"), line] : [line]));
    case "link":
      return [linkNode(element.url, [element.text || element.url])];
    case "user":
      return [el("span", { class: "mention" }, `@${nameOf(store, element.user_id)}`)];
    case "channel":
      return [
        el(
          "span",
          { class: "mention" },
          `#${store.channels.find(({ id }) => id === element.channel_id)?.name ?? ""}`,
        ),
      ];
    case "emoji":
      return [emojiNode(element.name) ?? `:${element.name}:`];
    case "date":
      return [fillDateTokens(element.format, new Date(element.timestamp * 1000))];
    case "broadcast":
      return [el("span", { class: "mention" }, `@${element.range}`)];
    default:
      return [element.text ?? ""];
  }
}

function styled(element, nodes) {
  const wraps = STYLES.filter(([name]) => element.style?.[name]);
  return wraps.reduce((inner, [, tag]) => [el(tag, {}, inner)], nodes);
}

/** A table block: the first row is its head, as Slack draws it; the box scrolls sideways, also by keyboard. */
export function table(block, store) {
  const settings = block.column_settings ?? [];
  const row = (cells, tag) =>
    el(
      "tr",
      {},
      cells.map((cell, at) => el(tag, cellProperties(tag, settings[at]), cellContent(cell, store))),
    );
  const [head = [], ...body] = block.rows ?? [];
  const grid = el(
    "table",
    {},
    el("thead", {}, row(head, "th")),
    el(
      "tbody",
      {},
      body.map((cells) => row(cells, "td")),
    ),
  );
  return el("div", { class: "block-table", tabindex: "0", role: "region", "aria-label": "Table" }, grid);
}

function cellProperties(tag, setting) {
  const align = setting?.align;
  return { scope: tag === "th" ? "col" : null, class: align && align !== "left" ? `align-${align}` : null };
}

function cellContent(cell, store) {
  if (cell?.type === "rich_text") return richText(cell, store);
  return String(cell?.text ?? "");
}
