/** Dates, durations and places as people read them. No DOM in here. */

/** @param {number} value @param {Intl.NumberFormatOptions} options @param {string} locale */
function number(value, options, locale) {
  return new Intl.NumberFormat(locale, options).format(value);
}

/** @param {string | Date} at @param {string} locale */
export function clockTime(at, locale) {
  return new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" })
    .format(new Date(at));
}

/** @param {string | Date} at @param {string} locale */
export function dateTime(at, locale) {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "medium" })
    .format(new Date(at));
}

/**
 * When a shop opens again, as short as it can be said.
 *
 * @param {string} at
 * @param {string} locale
 * @param {Date} now
 */
export function opening(at, locale, now) {
  const then = new Date(at);
  const sameDay = then.toDateString() === now.toDateString();
  return new Intl.DateTimeFormat(
    locale,
    sameDay
      ? { hour: "2-digit", minute: "2-digit" }
      : { weekday: "long", hour: "2-digit", minute: "2-digit" },
  ).format(then);
}

/** A day that no clock changes, for comparing. @param {string | Date} at */
export function dayOf(at) {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
}

/**
 * A day over a group of messages: today and yesterday in words, else the date.
 *
 * @param {string} at
 * @param {string} locale
 * @param {Date} now
 */
export function dayName(at, locale, now) {
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const capital = (/** @type {string} */ text) =>
    text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
  if (dayOf(at) === dayOf(now)) return capital(words.format(0, "day"));
  if (dayOf(at) === dayOf(yesterday)) return capital(words.format(-1, "day"));
  return new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long" })
    .format(new Date(at));
}

/**
 * How long, in its one or two largest units: `3 min`, `2 hr 5 min`.
 *
 * @param {number} seconds
 * @param {string} locale
 */
export function duration(seconds, locale) {
  const whole = Math.max(0, Math.floor(seconds));
  /** @param {number} value @param {string} unit */
  const part = (value, unit) =>
    number(value, { style: "unit", unit, unitDisplay: "short" }, locale);
  if (whole < 60) return part(whole, "second");
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return part(minutes, "minute");
  const hours = Math.floor(minutes / 60);
  if (hours < 48) {
    return minutes % 60 === 0
      ? part(hours, "hour")
      : `${part(hours, "hour")} ${part(minutes % 60, "minute")}`;
  }
  return part(Math.floor(hours / 24), "day");
}

/**
 * How long ago: `2 min. ago`, or the date when it is more than a week.
 *
 * @param {string} at
 * @param {string} locale
 * @param {Date} now
 */
export function ago(at, locale, now) {
  const seconds = (new Date(at).getTime() - now.getTime()) / 1000;
  const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "narrow" });
  if (seconds > -45) return words.format(0, "second");
  if (seconds > -3600) return words.format(Math.round(seconds / 60), "minute");
  if (seconds > -86400) return words.format(Math.round(seconds / 3600), "hour");
  if (seconds > -7 * 86400) return words.format(Math.round(seconds / 86400), "day");
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium" }).format(new Date(at));
}

/** @param {number} bytes @param {string} locale */
export function size(bytes, locale) {
  /** @param {number} value @param {string} unit */
  const part = (value, unit) =>
    number(
      value,
      { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 1 },
      locale,
    );
  if (bytes < 1000) return part(bytes, "byte");
  if (bytes < 1_000_000) return part(bytes / 1000, "kilobyte");
  if (bytes < 1_000_000_000) return part(bytes / 1_000_000, "megabyte");
  return part(bytes / 1_000_000_000, "gigabyte");
}

/** @param {number} share from 0 to 1 @param {string} locale */
export function percent(share, locale) {
  return number(share, { style: "percent" }, locale);
}

/**
 * The name of a language in another; the tag itself when there is none.
 *
 * @param {string} tag
 * @param {string} locale
 */
export function languageName(tag, locale) {
  try {
    return new Intl.DisplayNames(locale, { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
