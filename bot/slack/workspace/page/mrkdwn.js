// Slack's mrkdwn as document nodes, and what people type as mrkdwn. Nothing here reads or writes HTML text.

import { el } from "./dom.js";
import { canDraw, discOf, emojiOf } from "./emoji.js";
import { nameOf } from "./store.js";
import { fillDateTokens } from "./times.js";

const SAFE_LINK = /^(https?:|mailto:)/i;
const LIST_ITEM = /^\s*(?:[•◦▪*-]|(\d+)[.)])\s+(.*)$/;
const QUOTE = /^(?:&gt;|>) ?(.*)$/;

// Emphasis marks hold only at the edge of a word, so that 2*3*4 and snake_case_names stay as they are.
const INLINE = new RegExp(
  [
    /<([^<>\n]+)>/, // 1: link, mention or date
    /`([^`\n]+)`/, // 2: code
    /(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]*[^*\s])\*(?![\p{L}\p{N}*])/u, // 3: bold
    /(?<![\p{L}\p{N}_])_(?=\S)([^_\n]*[^_\s])_(?![\p{L}\p{N}_])/u, // 4: italic
    /(?<![\p{L}\p{N}~])~(?=\S)([^~\n]*[^~\s])~(?![\p{L}\p{N}~])/u, // 5: strike
    /:([a-z0-9_+-]+):/, // 6: emoji
    /([🔴🟠🟡🟢🔵🟣⚪⚫🟥🟧🟨🟩🟦⬜⬛])\uFE0F?/u, // 7: a colour
  ]
    .map((part) => part.source)
    .join("|"),
  "u",
);

/** & < > as Slack stores them, back to what was typed. */
export const unescape = (text) =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Render mrkdwn into a list of nodes. */
export function mrkdwn(text, store) {
  const parts = String(text ?? "").split("```");
  return parts.flatMap((part, index) => {
    if (index % 2 === 1 && index < parts.length - 1) {
      return [el("pre", {}, unescape(part.replace(/^\n|\n$/g, "")))];
    }
    const tidy = index > 0 ? part.replace(/^\n/, "") : part;
    return tidy ? lines(tidy.split("\n"), store) : [];
  });
}

function lines(all, store) {
  const out = [];
  for (let at = 0; at < all.length;) {
    const kind = kindOf(all[at]);
    let end = at + 1;
    while (end < all.length && kindOf(all[end]) === kind) end += 1;
    out.push(...group(kind, all.slice(at, end), store));
    at = end;
  }
  return out;
}

function kindOf(line) {
  if (QUOTE.test(line)) return "quote";
  const item = LIST_ITEM.exec(line);
  if (!item) return "text";
  return item[1] ? "numbered" : "bulleted";
}

function group(kind, some, store) {
  if (kind === "quote")
    return [
      el(
        "blockquote",
        {},
        lines(
          some.map((line) => QUOTE.exec(line)[1]),
          store,
        ),
      ),
    ];
  if (kind === "text") return paragraphs(some, store);
  const items = some.map((line) => LIST_ITEM.exec(line));
  const rows = items.map((item) => el("li", {}, inline(item[2], store)));
  return [kind === "numbered" ? el("ol", { start: items[0][1] }, rows) : el("ul", {}, rows)];
}

function paragraphs(some, store) {
  const out = [];
  let current = null;
  for (const line of some) {
    if (!line.trim()) current = null;
    else if (current) current.append(el("br"), ...inline(line, store));
    else out.push((current = el("p", {}, inline(line, store))));
  }
  return out;
}

/** Render one line's marks, the earliest first and the marks inside it after. */
export function inline(text, store) {
  const out = [];
  let rest = text;
  for (let found = INLINE.exec(rest); found; found = INLINE.exec(rest)) {
    if (found.index) out.push(unescape(rest.slice(0, found.index)));
    out.push(marked(found, store));
    rest = rest.slice(found.index + found[0].length);
  }
  if (rest) out.push(unescape(rest));
  return out;
}

function marked([whole, angle, code, bold, italic, strike, emoji, colour], store) {
  if (angle) return special(angle, store);
  if (code) return el("code", {}, unescape(code));
  if (bold) return el("strong", {}, inline(bold, store));
  if (italic) return el("em", {}, inline(italic, store));
  if (strike) return el("s", {}, inline(strike, store));
  if (colour) return disc(...discOf(colour), "");
  return emojiNode(emoji) ?? whole;
}

/** An emoji with its name for a screen reader; null when the name is unknown or no font here can draw it. */
export function emojiNode(name) {
  const character = emojiOf(name);
  const label = name.replaceAll("_", " ");
  if (discOf(character)) return disc(...discOf(character), label.replace("large ", ""));
  if (!character || !canDraw(character)) return null;
  return el("span", { class: "emoji", role: "img", "aria-label": label }, character);
}

function disc(colour, square, label) {
  const spoken = label ? { role: "img", "aria-label": label } : { "aria-hidden": "true" };
  const node = el("span", { class: square ? "disc disc-square" : "disc", ...spoken });
  node.style.setProperty("--disc", colour);
  return node;
}

/** A plain text with its emoji, for headers, buttons and labels. */
export function plainText(text) {
  return String(text)
    .split(/(:[a-z0-9_+-]+:)/)
    .map((part, at) => (at % 2 ? (emojiNode(part.slice(1, -1)) ?? part) : part));
}

function special(content, store) {
  const [target, label] = splitOnce(content, "|");
  if (target.startsWith("@")) return el("span", { class: "mention" }, `@${nameOf(store, target.slice(1))}`);
  if (target.startsWith("#"))
    return el("span", { class: "mention" }, `#${label || channelName(store, target.slice(1))}`);
  if (target.startsWith("!date^")) return dateNode(target, label);
  if (target.startsWith("!")) return el("span", { class: "mention" }, label || `@${target.slice(1)}`);
  return linkNode(unescape(target), label ? inline(label, store) : [unescape(target)]);
}

/** A link that opens beside this page; anything but web and mail addresses is shown as text only. */
export function linkNode(url, children) {
  if (!SAFE_LINK.test(url)) return el("span", {}, children);
  return el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, children);
}

function dateNode(target, fallback) {
  const [, seconds, pattern = "{date_long}", url] = target.split("^");
  const moment = new Date(Number(seconds) * 1000);
  if (Number.isNaN(moment.getTime())) return fallback;
  const time = el("time", { datetime: moment.toISOString() }, fillDateTokens(pattern, moment));
  return url ? linkNode(unescape(url), [time]) : time;
}

function splitOnce(text, mark) {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

const channelName = (store, id) => store.channels.find((channel) => channel.id === id)?.name ?? id;

/** A Slack text object: mrkdwn or plain_text. */
export function textObject(object, store) {
  if (!object) return [];
  return object.type === "mrkdwn" ? mrkdwn(object.text, store) : plainText(object.text ?? "");
}

/** What Slack sends for what a person typed: escaped, with people, channels and web addresses as references. */
export function asSent(typed, store) {
  let text = escape(typed);
  for (const [label, reference] of references(store)) {
    text = text.replaceAll(
      new RegExp(`(?<![\\p{L}\\p{N}])${literal(escape(label))}(?![\\p{L}\\p{N}])`, "giu"),
      reference,
    );
  }
  return text.replace(/(^|[\s(])(https?:\/\/[^\s<>|]+[^\s<>|.,;:!?)])/g, "$1<$2>");
}

/** The other way round, for editing: references as they were typed. */
export function asTyped(text, store) {
  return unescape(
    text
      .replace(/<@([A-Z0-9]+)(?:\|[^>]*)?>/g, (_, id) => `@${nameOf(store, id)}`)
      .replace(/<#([A-Z0-9]+)(?:\|([^>]*))?>/g, (_, id, name) => `#${name || channelName(store, id)}`)
      .replace(/<(https?:[^>|]+)(?:\|[^>]*)?>/g, "$1"),
  );
}

function references(store) {
  const people = [...store.users.values()].flatMap((user) => [
    [`@${user.real_name}`, `<@${user.id}>`],
    [`@${user.name}`, `<@${user.id}>`],
  ]);
  const channels = store.channels.filter((channel) => channel.kind === "channel");
  const rooms = channels.map((channel) => [`#${channel.name}`, `<#${channel.id}|${channel.name}>`]);
  const all = [[`@${store.bot.name}`, `<@${store.bot.id}>`], ...people, ...rooms];
  return all.filter(([label]) => label.length > 2).sort((one, other) => other[0].length - one[0].length);
}

const literal = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
