// The emoji names that occur in a council's conversations, and how they look. Unknown names stay as typed.

const EMOJI = {
  red_circle: "🔴",
  large_red_circle: "🔴",
  large_yellow_circle: "🟡",
  large_orange_circle: "🟠",
  large_green_circle: "🟢",
  large_blue_circle: "🔵",
  large_purple_circle: "🟣",
  white_circle: "⚪",
  black_circle: "⚫",
  large_red_square: "🟥",
  red_square: "🟥",
  large_orange_square: "🟧",
  large_yellow_square: "🟨",
  large_green_square: "🟩",
  large_blue_square: "🟦",
  white_large_square: "⬜",
  black_large_square: "⬛",
  small_red_triangle: "🔺",
  small_red_triangle_down: "🔻",
  large_blue_diamond: "🔷",
  large_orange_diamond: "🔶",
  small_orange_diamond: "🔸",
  small_blue_diamond: "🔹",
  warning: "⚠️",
  no_entry: "⛔",
  no_entry_sign: "🚫",
  x: "❌",
  heavy_check_mark: "✔️",
  white_check_mark: "✅",
  ballot_box_with_check: "☑️",
  question: "❓",
  grey_question: "❔",
  exclamation: "❗",
  information_source: "ℹ️",
  bulb: "💡",
  memo: "📝",
  pencil: "📝",
  pencil2: "✏️",
  paperclip: "📎",
  calendar: "📅",
  date: "📅",
  spiral_calendar_pad: "🗓️",
  hourglass: "⌛",
  hourglass_flowing_sand: "⏳",
  alarm_clock: "⏰",
  stopwatch: "⏱️",
  clock9: "🕘",
  clock930: "🕤",
  bell: "🔔",
  no_bell: "🔕",
  mag: "🔍",
  link: "🔗",
  lock: "🔒",
  unlock: "🔓",
  key: "🔑",
  page_facing_up: "📄",
  clipboard: "📋",
  open_file_folder: "📂",
  file_folder: "📁",
  bar_chart: "📊",
  chart_with_upwards_trend: "📈",
  chart_with_downwards_trend: "📉",
  inbox_tray: "📥",
  outbox_tray: "📤",
  email: "✉️",
  envelope: "✉️",
  mega: "📣",
  loudspeaker: "📢",
  speech_balloon: "💬",
  thumbsup: "👍",
  "+1": "👍",
  thumbsdown: "👎",
  "-1": "👎",
  tada: "🎉",
  clap: "👏",
  wave: "👋",
  pray: "🙏",
  raised_hands: "🙌",
  eyes: "👀",
  ok_hand: "👌",
  point_right: "👉",
  smile: "😄",
  slightly_smiling_face: "🙂",
  sweat_smile: "😅",
  thinking_face: "🤔",
  rocket: "🚀",
  fire: "🔥",
  star: "⭐",
  sparkles: "✨",
  construction: "🚧",
  rotating_light: "🚨",
  house: "🏠",
  school: "🏫",
  office: "🏢",
  busts_in_silhouette: "👥",
  bust_in_silhouette: "👤",
  arrow_right: "➡️",
  arrow_left: "⬅️",
  arrow_up: "⬆️",
  arrow_down: "⬇️",
  arrow_upper_right: "↗️",
  arrow_lower_right: "↘️",
  leftwards_arrow_with_hook: "↩️",
  repeat: "🔁",
  arrows_counterclockwise: "🔄",
  heavy_minus_sign: "➖",
  heavy_plus_sign: "➕",
  black_small_square: "▪️",
  checkered_flag: "🏁",
  triangular_flag_on_post: "🚩",
  pushpin: "📌",
  heart: "❤️",
  robot_face: "🤖",
  zzz: "💤",
  double_vertical_bar: "⏸️",
  black_square_for_stop: "⏹️",
  arrow_forward: "▶️",
  first_place_medal: "🥇",
  seedling: "🌱",
};

/** The character of an emoji name without colons, or null when the page does not know it. */
export const emojiOf = (name) => (Object.hasOwn(EMOJI, name) ? EMOJI[name] : null);

/** Replace every :name: of a plain text, where only characters fit (titles, choices of a list). */
export function withEmoji(text) {
  return text
    .replace(/:([a-z0-9_+-]+):/g, (whole, name) => {
      const character = emojiOf(name);
      return character && canDraw(character) ? character : "";
    })
    .trim();
}

const DISC_COLOURS = {
  "🔴": "#d92d20",
  "🟠": "#f07a13",
  "🟡": "#f5c518",
  "🟢": "#2e9e4f",
  "🔵": "#2a6fdb",
  "🟣": "#8e4ec6",
  "⚪": "#f4f4f4",
  "⚫": "#16191c",
  "🟥": "#d92d20",
  "🟧": "#f07a13",
  "🟨": "#f5c518",
  "🟩": "#2e9e4f",
  "🟦": "#2a6fdb",
  "⬜": "#f4f4f4",
  "⬛": "#16191c",
};

/** The colours of ratings are drawn by the page, so that they look the same with any font. [colour, is it a square] or null. */
export function discOf(character) {
  const colour = DISC_COLOURS[character];
  return colour ? [colour, "🟥🟧🟨🟩🟦⬜⬛".includes(character)] : null;
}

const drawable = new Map();

/** Can this machine's fonts draw the character? Compared with one that no font has. */
export function canDraw(character) {
  if (!drawable.has(character)) drawable.set(character, picture(character) !== picture("\u{10FFFD}"));
  return drawable.get(character);
}

function picture(character) {
  const canvas = Object.assign(document.createElement("canvas"), { width: 24, height: 24 });
  const brush = canvas.getContext("2d", { willReadFrequently: true });
  brush.font = "18px sans-serif";
  brush.fillText(character.replace("\uFE0F", ""), 0, 18);
  return canvas.toDataURL();
}
