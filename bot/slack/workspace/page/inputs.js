// The elements of Block Kit that hold a value: each is drawn once here and can be read as Slack's state.values has it.

import { upload } from "./api.js";
import { el, freshId, toast } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { textObject } from "./mrkdwn.js";
import { channelLabel } from "./store.js";
import { fromLondon, localInput, longDay } from "./times.js";

/**
 * Draw a value element. `kept` is an earlier state of it that wins over what the block says.
 * Returns {node, target, group, read}: what to insert, what a label points at (null for a group), how to read it.
 */
export function valueElement(element, kept, store) {
  const build = BUILDERS[element.type];
  return build ? build({ ...element, kept }, store) : null;
}

export const holdsValue = (type) => Object.hasOwn(BUILDERS, type);

const single = (element, node, read) => ({
  node,
  target: node,
  group: false,
  read: () => ({ type: element.type, ...read(node) }),
});
const grouped = (element, node, read) => ({
  node,
  target: null,
  group: true,
  read: () => ({ type: element.type, ...read(node) }),
});
const plain = (object) => object?.text ?? "";
const valueOf = (element, field, first) => (element.kept ? element.kept[field] : first) ?? "";

function textInput(element) {
  const common = {
    id: freshId("text"),
    placeholder: plain(element.placeholder) || null,
    minlength: element.min_length,
    maxlength: element.max_length,
    value: valueOf(element, "value", element.initial_value),
  };
  const node = element.multiline
    ? el("textarea", { ...common, rows: 4 })
    : el("input", {
        ...common,
        type: { email_text_input: "email", url_text_input: "url" }[element.type] ?? "text",
      });
  return single(element, node, ({ value }) => ({ value: value || null }));
}

function numberInput(element) {
  const node = el("input", {
    type: "number",
    id: freshId("number"),
    step: element.is_decimal_allowed ? "any" : "1",
    min: element.min_value,
    max: element.max_value,
    placeholder: plain(element.placeholder) || null,
    value: valueOf(element, "value", element.initial_value),
  });
  return single(element, node, ({ value }) => ({ value: value || null }));
}

function dateInput(element) {
  const value = valueOf(element, "selected_date", element.initial_date);
  const node = el("input", {
    type: "date",
    id: freshId("date"),
    min: "1990-01-01",
    max: "2100-12-31",
    value,
  });
  return { ...single(element, node, ({ value: day }) => ({ selected_date: day || null })), node: inFull(node) };
}

/** A field of a day with the day in words beside it: browsers write dates as their own language does, 04/05 or 05/04. */
export function inFull(field) {
  const words = el("output", { for: field.id, class: "in-full" });
  const say = () => {
    words.textContent = field.value ? longDay(new Date(`${field.value.slice(0, 10)}T12:00Z`)) : "";
  };
  field.addEventListener("input", say);
  say();
  return el("div", { class: "dated" }, field, words);
}

function timeInput(element) {
  const node = el("input", {
    type: "time",
    id: freshId("time"),
    value: valueOf(element, "selected_time", element.initial_time),
  });
  return single(element, node, ({ value }) => ({ selected_time: value || null }));
}

function momentInput(element) {
  const seconds = valueOf(element, "selected_date_time", element.initial_date_time);
  const value = seconds ? localInput(new Date(seconds * 1000)) : "";
  const node = el("input", { type: "datetime-local", id: freshId("moment"), value });
  const moment = single(element, node, ({ value: wall }) => ({
    selected_date_time: wall ? fromLondon(wall).getTime() / 1000 : null,
  }));
  return { ...moment, node: inFull(node) };
}

const allOptions = (element) =>
  element.options ?? (element.option_groups ?? []).flatMap((group) => group.options);
const optionBy = (element, value) => allOptions(element).find((option) => option.value === value) ?? null;

function optionSelect(element) {
  const chosen = valueOf(element, "selected_option", element.initial_option);
  const choices = element.option_groups
    ? element.option_groups.map((group) =>
        el("optgroup", { label: plain(group.label) }, group.options.map(choice)),
      )
    : (element.options ?? []).map(choice);
  return select(element, choices, chosen?.value, (value) => ({ selected_option: optionBy(element, value) }));
}

const choice = (option) => el("option", { value: option.value }, withEmoji(plain(option.text)));

function select(element, choices, chosen, read) {
  const empty = el("option", { value: "" }, plain(element.placeholder) || "Choose…");
  const node = el("select", { id: freshId("select") }, empty, choices);
  node.value = chosen ?? "";
  return single(element, node, ({ value }) => read(value));
}

function peopleSelect(element, store) {
  const chosen = valueOf(element, "selected_user", element.initial_user);
  return select(element, personChoices(store), chosen, (value) => ({ selected_user: value || null }));
}

const personLabel = (user) => [user.real_name || user.name, user.title].filter(Boolean).join(" · ");
const personChoices = (store) =>
  [...store.users.values()].map((user) => el("option", { value: user.id }, personLabel(user)));

function roomSelect(field, initial) {
  return (element, store) => {
    const rooms = store.channels.filter(
      (channel) => channel.kind === "channel" || field === "selected_conversation",
    );
    const choices = rooms.map((room) => el("option", { value: room.id }, channelLabel(store, room)));
    return select(element, choices, valueOf(element, field, element[initial]), (value) => ({
      [field]: value || null,
    }));
  };
}

function optionList(type) {
  return (element, store) => {
    const initial = type === "radio" ? [element.initial_option] : (element.initial_options ?? []);
    const kept =
      element.kept && (type === "radio" ? [element.kept.selected_option] : element.kept.selected_options);
    const chosen = (kept ?? initial).filter(Boolean).map((option) => option.value);
    const rows = allOptions(element).map((option) => ({
      value: option.value,
      label: textObject(option.text, store),
      note: textObject(option.description, store),
    }));
    const node = choiceList(type, rows, chosen);
    const picked = () => checkedValues(node).map((value) => optionBy(element, value));
    return grouped(element, node, () =>
      type === "radio" ? { selected_option: picked()[0] ?? null } : { selected_options: picked() },
    );
  };
}

function peopleList(element, store) {
  const chosen = valueOf(element, "selected_users", element.initial_users) || [];
  // Who is chosen is in sight before the list is scrolled.
  const isChosen = (user) => Number(chosen.includes(user.id));
  const users = [...store.users.values()].sort((one, other) => isChosen(other) - isChosen(one));
  const rows = users.map((user) => ({
    value: user.id,
    label: user.real_name || user.name,
    note: user.title,
  }));
  const node = choiceList("checkbox", rows, chosen);
  node.classList.add("choices-tall");
  return grouped(element, node, () => ({ selected_users: checkedValues(node) }));
}

function manyOptions(element, store) {
  return optionList("checkbox")(element, store);
}

function roomList(element, store) {
  const field = element.type === "multi_channels_select" ? "selected_channels" : "selected_conversations";
  const rows = store.channels
    .filter((room) => room.kind === "channel")
    .map((room) => ({ value: room.id, label: `#${room.name}` }));
  const node = choiceList(
    "checkbox",
    rows,
    valueOf(element, field, element[field.replace("selected", "initial")]) || [],
  );
  return grouped(element, node, () => ({ [field]: checkedValues(node) }));
}

function choiceList(type, rows, chosen) {
  const name = freshId("choice");
  const items = rows.map(({ value, label, note }) =>
    el(
      "label",
      { class: "choice" },
      el("input", { type, name, value, checked: chosen.includes(value) }),
      el("span", {}, label, note?.length ? el("small", {}, note) : null),
    ),
  );
  return el("div", { class: "choices" }, items);
}

const checkedValues = (node) => [...node.querySelectorAll("input:checked")].map((box) => box.value);

function fileInput(element, store) {
  const files = element.kept?.files ?? [];
  const list = el(
    "ul",
    { class: "chips" },
    files.map((file) => el("li", { class: "chip" }, file.name)),
  );
  const node = el("input", { type: "file", id: freshId("file"), multiple: (element.max_files ?? 10) > 1 });
  node.addEventListener("change", async () => {
    for (const file of node.files) {
      const sent = await upload(store.me, file).catch((error) => toast(error.message));
      if (!sent) continue;
      files.push({ id: sent.id, name: file.name });
      list.append(el("li", { class: "chip" }, file.name));
    }
    node.value = "";
  });
  return {
    node: el("div", {}, node, list),
    target: node,
    group: false,
    read: () => ({ type: element.type, files: [...files] }),
  };
}

const BUILDERS = {
  plain_text_input: textInput,
  email_text_input: textInput,
  url_text_input: textInput,
  number_input: numberInput,
  datepicker: dateInput,
  timepicker: timeInput,
  datetimepicker: momentInput,
  static_select: optionSelect,
  radio_buttons: optionList("radio"),
  checkboxes: optionList("checkbox"),
  multi_static_select: manyOptions,
  users_select: peopleSelect,
  multi_users_select: peopleList,
  channels_select: roomSelect("selected_channel", "initial_channel"),
  conversations_select: roomSelect("selected_conversation", "initial_conversation"),
  multi_channels_select: roomList,
  multi_conversations_select: roomList,
  file_input: fileInput,
};
