/** Small line drawings; decoration only, names stand beside them. */
import { s } from "./view.js";

/** Paths in a box of 24 by 24. @type {Record<string, string>} */
const PATHS = {
  chat: "M20 11.5a7.5 7.5 0 0 1-11 6.6L4 19.5l1.4-4.6A7.5 7.5 0 1 1 20 11.5ZM9 10h6M9 13h3.5",
  send: "M4.5 12 20 4.5 16 20l-4-6.5L4.5 12ZM12 13.5 20 4.5",
  close: "m6.5 6.5 11 11m0-11-11 11",
  down: "m6 9.5 6 6 6-6",
  back: "m14.5 5.5-6.5 6.5 6.5 6.5",
  next: "m9.5 5.5 6.5 6.5-6.5 6.5",
  menu: "M5 12h.01M12 12h.01M19 12h.01",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20a7.5 7.5 0 0 1 15 0",
  people:
    "M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 19.5a6.5 6.5 0 0 1 13 0M16 4.9a3.5 3.5 0 0 1 0 6.4M18 14.3a6.5 6.5 0 0 1 3.5 5.2",
  bot:
    "M7 8h10a3 3 0 0 1 3 3v5a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3v-5a3 3 0 0 1 3-3ZM12 8V4.5M9 13v1M15 13v1",
  clock: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 7.5V12l3 2",
  sound: "M4 9.5h3.5L12 5.5v13l-4.5-4H4ZM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11",
  muted: "M4 9.5h3.5L12 5.5v13l-4.5-4H4ZM16 10l4.5 4.5m0-4.5L16 14.5",
  save: "M12 4v11m-4.5-4L12 15.5 16.5 11M5 19.5h14",
  globe:
    "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM3.7 12h16.6M12 3.5c5 5 5 12 0 17-5-5-5-12 0-17Z",
  star: "m12 3.6 2.6 5.3 5.8.8-4.2 4.1 1 5.8-5.2-2.7-5.2 2.7 1-5.8-4.2-4.1 5.8-.8L12 3.6Z",
  check: "m5 12.5 4.5 4.5L19 7.5",
  checks: "m2.5 12.5 4 4 8.5-9M11.5 16l.5.5L21.5 7",
  warning: "M12 4 21 19.5H3L12 4ZM12 10v4M12 17h.01",
  retry: "M19.5 12a7.5 7.5 0 1 1-2.2-5.3L19.5 9M19.5 4.5V9H15",
  link: "M13.5 6H18v4.5M18 6l-7.5 7.5M15 13v4.5H6.5V9H11",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5 20 20",
  note: "M6 4.5h12v9.5l-5 5H6ZM18 14h-5v5M9 9h6M9 12h3",
  swap: "M4.5 8.5h14l-3.5-4M19.5 15.5h-14l3.5 4",
  done: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM8.3 12.2l2.6 2.6 4.8-5.1",
  help:
    "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM9.6 9.4a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.2 1-1.2 1.9M12 16.3h.01",
  theme:
    "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 3.5v17M12 8l6-2.2M12 13l8-2.5M12 18l7-2.5",
  leave: "M14 8V4.5H5v15h9V16M10 12h10.5m-3.5-4 4 4-4 4",
  key: "M8 15.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM11.5 12H20v3M16.5 12v2.5",
  tag: "M4.5 4.5h7l8 8-7 7-8-8ZM8.5 8.5h.01",
  info: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 11v5M12 8h.01",
  inbox: "M4.5 13.5 7 5.5h10l2.5 8v5h-15ZM4.5 13.5H9l1 2h4l1-2h4.5",
  list: "M8.5 6.5h11M8.5 12h11M8.5 17.5h11M4.5 6.5h.01M4.5 12h.01M4.5 17.5h.01",
  reply: "M10 7 5 12l5 5M5 12h9a5 5 0 0 1 5 5v1",
  why:
    "M9.2 17.5h5.6M10 20.5h4M12 3.5a6 6 0 0 0-3.3 11c.5.4.8.9.8 1.5h5c0-.6.3-1.1.8-1.5A6 6 0 0 0 12 3.5Z",
  file: "M6.5 3.5H14l4.5 4.5v12.5h-12ZM14 3.5V8h4.5M9.5 12.5h6M9.5 16h4",
  play: "M8 5.5v13l10.5-6.5Z",
  plus: "M12 5v14M5 12h14",
  bag: "M6 8.5h12l1 11.5H5ZM9 8.5V7a3 3 0 0 1 6 0v1.5",
  system: "M4.5 5.5h15v10h-15ZM9 19.5h6M12 15.5v4",
};

/** Drawings that point along the line of reading and turn with it. */
const TURNING = new Set(["send", "back", "next", "reply", "leave", "link"]);

/**
 * @param {keyof PATHS & string} name
 * @param {string} [className]
 */
export function icon(name, className = "") {
  const turns = TURNING.has(name) ? " turns" : "";
  return s(
    "svg",
    { class: `icon${turns} ${className}`.trim(), viewBox: "0 0 24 24", "aria-hidden": "true" },
    s("path", { d: PATHS[name] }),
  );
}
