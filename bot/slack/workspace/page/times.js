// Business time in Europe/London: how it is written, and where the clock can be moved to.

const ZONE = "Europe/London";
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const format = (options) => new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, ...options });
const TIME = format({ hour: "2-digit", minute: "2-digit" });
const SECONDS = format({ hour: "2-digit", minute: "2-digit", second: "2-digit" });
const LONG_DAY = format({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const MEDIUM_DAY = format({ day: "numeric", month: "short", year: "numeric" });
const MONTH_DAY = format({ day: "numeric", month: "long", year: "numeric" });
const CLOCK = format({ weekday: "short", day: "numeric", month: "short", year: "numeric" });
const PARTS = format({
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** The moment of a Slack ts ("1268645400.000100"). */
export const momentOf = (ts) => new Date(Number.parseFloat(ts) * 1000);
export const timeOfDay = (moment) => TIME.format(moment);
export const longDay = (moment) => LONG_DAY.format(moment);
export const clockDay = (moment) => CLOCK.format(moment);
export const toTheSecond = (moment) => SECONDS.format(moment);

/** "Today", "Yesterday" or the day in full, against business time. */
export function dayHeading(moment, now) {
  const day = longDay(moment);
  if (day === longDay(now)) return "Today";
  return day === longDay(new Date(now.getTime() - DAY)) ? "Yesterday" : day;
}

/** Fill the tokens of <!date^...> ("{date_long} at {time}"). */
export function fillDateTokens(pattern, moment) {
  const day = (token) => {
    if (token.startsWith("date_long")) return longDay(moment);
    if (token.startsWith("date_short")) return MEDIUM_DAY.format(moment);
    if (token === "date_num") return localInput(moment).slice(0, 10);
    return MONTH_DAY.format(moment);
  };
  return pattern.replace(/\{(\w+)\}/g, (whole, token) => {
    if (token === "time") return timeOfDay(moment);
    if (token === "time_secs") return toTheSecond(moment);
    return token.startsWith("date") ? day(token) : whole;
  });
}

/** London wall time as a datetime-local field wants it: "2010-03-22T09:30". */
export function localInput(moment) {
  const part = Object.fromEntries(PARTS.formatToParts(moment).map(({ type, value }) => [type, value]));
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}`;
}

/** The moment of a London wall time, through both clock changes: guess as UTC, then correct by what London shows. */
export function fromLondon(wall) {
  const wanted = new Date(`${wall}:00Z`).getTime();
  let moment = wanted;
  for (let round = 0; round < 2; round += 1)
    moment += wanted - new Date(`${localInput(new Date(moment))}:00Z`).getTime();
  return new Date(moment);
}

/** The next Monday to Friday, not a bank holiday in England, at 09:30: today if it is still to come. */
export function nextWorkingMorning(now) {
  return nextMorning(now, (day) => day.getUTCDay() % 6 !== 0 && !isBankHoliday(day));
}

export const nextMondayMorning = (now) => nextMorning(now, (day) => day.getUTCDay() === 1);
export const anHourLater = (now) => new Date(now.getTime() + HOUR);

/** The same London time tomorrow, also when the clocks change in between. */
export function aDayLater(now) {
  const wall = localInput(now);
  const tomorrow = new Date(new Date(`${wall.slice(0, 10)}T00:00Z`).getTime() + DAY);
  return fromLondon(`${tomorrow.toISOString().slice(0, 10)}${wall.slice(10)}`);
}

function nextMorning(now, wanted) {
  const day = new Date(`${localInput(now).slice(0, 10)}T00:00Z`);
  for (;;) {
    const morning = fromLondon(`${day.toISOString().slice(0, 10)}T09:30`);
    if (morning > now && wanted(day)) return morning;
    day.setUTCDate(day.getUTCDate() + 1);
  }
}

/** England's usual bank holidays (not the one-off ones, which Planbot itself knows). */
export function isBankHoliday(day) {
  const year = day.getUTCFullYear();
  const easter = easterSunday(year);
  const fixed = [
    substitute(Date.UTC(year, 0, 1)),
    easter - 2 * DAY,
    easter + DAY,
    firstMonday(year, 4),
    lastMonday(year, 4),
    lastMonday(year, 7),
    ...christmas(year),
  ];
  return fixed.includes(day.getTime());
}

const weekday = (time) => new Date(time).getUTCDay();
const substitute = (time) => time + { 6: 2 * DAY, 0: DAY }[weekday(time)] || time;
const firstMonday = (year, month) => Date.UTC(year, month, 1 + ((8 - weekday(Date.UTC(year, month, 1))) % 7));
const lastMonday = (year, month) =>
  Date.UTC(year, month, 31 - ((weekday(Date.UTC(year, month, 31)) + 6) % 7));

// Christmas and Boxing Day push each other along when either falls on a weekend.
function christmas(year) {
  const first = Date.UTC(year, 11, 25);
  return (
    { 5: [first, first + 3 * DAY], 6: [first + 2 * DAY, first + 3 * DAY], 0: [first + DAY, first + 2 * DAY] }[
      weekday(first)
    ] ?? [first, first + DAY]
  );
}

// The anonymous Gregorian computus.
function easterSunday(year) {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1);
}
