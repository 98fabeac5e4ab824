const m0 = (() => {
const TUNES = {
message: [659.3, 880],
waiting: [587.3, 784, 987.8],
transfer: [880, 659.3, 880],
};
let audio;
function canSound() {
return audio?.state === "running";
}
async function allowSound() {
try {
audio ??= new AudioContext();
if (audio.state === "suspended") await audio.resume();
} catch {
}
return canSound();
}
function chime(tune, volume = 0.16) {
if (!audio || audio.state !== "running") return false;
const start = audio.currentTime + 0.01;
TUNES[tune].forEach((frequency, index) => {
if (!audio) return;
const tone = audio.createOscillator(), gain = audio.createGain();
const at = start + index * 0.13;
tone.type = "sine";
tone.frequency.value = frequency;
gain.gain.setValueAtTime(0, at);
gain.gain.linearRampToValueAtTime(volume, at + 0.015);
gain.gain.exponentialRampToValueAtTime(0.0001, at + 0.34);
tone.connect(gain).connect(audio.destination);
tone.start(at);
tone.stop(at + 0.36);
});
return true;
}
function inOneTab(event, play) {
const locks = globalThis.navigator?.locks;
if (!locks) return play();
locks.request(`frontdesk.sound.${event}`, { ifAvailable: true }, async (lock) => {
if (!lock) return;
play();
await new Promise((done) => setTimeout(done, 3_000));
}).catch(() => {});
}
return { canSound, allowSound, chime, inOneTab };
})();
const m1 = (() => {
function number(value, options, locale) {
return new Intl.NumberFormat(locale, options).format(value);
}
function clockTime(at, locale) {
return new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" })
.format(new Date(at));
}
function dateTime(at, locale) {
return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "medium" })
.format(new Date(at));
}
function opening(at, locale, now) {
const then = new Date(at);
const sameDay = then.toDateString() === now.toDateString();
return new Intl.DateTimeFormat(
locale,
sameDay
? { hour: "2-digit", minute: "2-digit" }
: { weekday: "long", hour: "2-digit", minute: "2-digit" },
).format(then);
}
function dayOf(at) {
const date = new Date(at);
return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
}
function dayName(at, locale, now) {
const yesterday = new Date(now);
yesterday.setDate(now.getDate() - 1);
const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
const capital = ( text) =>
text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
if (dayOf(at) === dayOf(now)) return capital(words.format(0, "day"));
if (dayOf(at) === dayOf(yesterday)) return capital(words.format(-1, "day"));
return new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long" })
.format(new Date(at));
}
function duration(seconds, locale) {
const whole = Math.max(0, Math.floor(seconds));
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
function ago(at, locale, now) {
const seconds = (new Date(at).getTime() - now.getTime()) / 1000;
const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "narrow" });
if (seconds > -45) return words.format(0, "second");
if (seconds > -3600) return words.format(Math.round(seconds / 60), "minute");
if (seconds > -86400) return words.format(Math.round(seconds / 3600), "hour");
if (seconds > -7 * 86400) return words.format(Math.round(seconds / 86400), "day");
return new Intl.DateTimeFormat(locale, { dateStyle: "medium" }).format(new Date(at));
}
function size(bytes, locale) {
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
function percent(share, locale) {
return number(share, { style: "percent" }, locale);
}
function languageName(tag, locale) {
try {
return new Intl.DisplayNames(locale, { type: "language" }).of(tag) ?? tag;
} catch {
return tag;
}
}
return { clockTime, dateTime, opening, dayOf, dayName, duration, ago, size, percent, languageName };
})();
const m2 = (() => {
const CLEAN = 0, CHECK = 1, DIRTY = 2;
let reader;
let owner;
let depth = 0;
const queue = new Set();
function track(source) {
if (!reader) return;
source.readers.add(reader);
reader.sources.set(source, source.version);
}
function announce(source, state) {
for (const reader of [...source.readers]) reader.notify(state);
}
function flush() {
if (depth > 0) return;
for (let rounds = 0; queue.size > 0; rounds++) {
if (rounds > 1000) {
queue.clear();
throw new Error("effects keep changing what they read");
}
const [next] = queue;
queue.delete(next);
next.run();
}
}
function signal(value) {
const source = { version: 0, readers: new Set(), refresh() {} };
const read =  (() => {
track(source);
return value;
});
read.peek = () => value;
read.set = (next) => {
if (Object.is(next, value)) return;
value = next;
source.version++;
announce(source, DIRTY);
flush();
};
read.update = (change) => read.set(change(value));
return read;
}
function unsubscribe(self) {
for (const source of self.sources.keys()) source.readers.delete(self);
self.sources.clear();
}
function sourcesChanged(self) {
for (const [source, version] of self.sources) {
source.refresh();
if (source.version !== version) return true;
}
return false;
}
function computed(compute) {
let value;
let state = DIRTY;
const self = {
version: 0,
readers: new Set(),
sources: new Map(),
notify(next) {
const was = state;
state = Math.max(state, next);
if (was === CLEAN) announce(self, CHECK);
},
refresh() {
if (state === CHECK && !sourcesChanged(self)) state = CLEAN;
if (state === CLEAN) return;
unsubscribe(self);
const outer = reader;
reader = self;
try {
const next = compute();
if (self.version === 0 || !Object.is(next, value)) {
value = next;
self.version++;
}
state = CLEAN;
} finally {
reader = outer;
}
},
};
const peek = () => {
self.refresh();
return value;
};
const read = () => {
self.refresh();
track(self);
return value;
};
return Object.assign(read, { peek });
}
function effect(run) {
let state = DIRTY;
let alive = true;
let cleanups = [];
const clean = () => {
const all = cleanups;
cleanups = [];
for (const cleanup of all) cleanup();
};
const self = {
sources: new Map(),
notify(next) {
state = Math.max(state, next);
queue.add(self);
},
run() {
if (!alive) return;
if (state === CHECK && !sourcesChanged(self)) state = CLEAN;
if (state === CLEAN) return;
clean();
unsubscribe(self);
const outer = reader, outerOwner = owner;
reader = self;
owner = cleanups;
state = CLEAN;
depth++;
try {
run();
} finally {
depth--;
reader = outer;
owner = outerOwner;
}
},
};
const dispose = () => {
alive = false;
queue.delete(self);
clean();
unsubscribe(self);
};
owner?.push(dispose);
self.run();
flush();
return dispose;
}
function onCleanup(work) {
owner?.push(work);
}
function root(make) {
const outer = reader, outerOwner = owner;
const cleanups = [];
reader = undefined;
owner = cleanups;
try {
return make(() => {
for (const cleanup of cleanups.splice(0)) cleanup();
});
} finally {
reader = outer;
owner = outerOwner;
}
}
function untracked(read) {
const outer = reader;
reader = undefined;
try {
return read();
} finally {
reader = outer;
}
}
function batch(change) {
depth++;
try {
return change();
} finally {
depth--;
flush();
}
}
return { signal, computed, effect, onCleanup, root, untracked, batch };
})();
const m3 = (() => {
const { effect, onCleanup, root, signal, untracked } = m2;
const ADDRESSES = new Set(["href", "src", "action", "formaction", "xlink:href"]);
const PROPERTIES = new Set(["value", "checked", "selected", "indeterminate", "inert", "open"]);
const FORBIDDEN = new Set(["innerhtml", "outerhtml", "srcdoc", "style"]);
function isSafeAddress(address) {
try {
const { protocol } = new URL(address, "https://self.invalid/");
return /^(https?|mailto|tel|blob):$/.test(protocol);
} catch {
return false;
}
}
function setAttribute(element, name, value) {
if (FORBIDDEN.has(name.toLowerCase())) throw new Error(`"${name}" is not set from here`);
if (PROPERTIES.has(name) && name in element) {
 ( (element))[name] = value;
} else if (value === null || value === undefined || value === false) {
element.removeAttribute(name);
} else if (ADDRESSES.has(name) && !isSafeAddress(String(value))) {
element.removeAttribute(name);
} else {
element.setAttribute(name, value === true ? "" : String(value));
}
}
function setProps(element, props) {
for (const [name, value] of Object.entries(props)) {
if (name === "ref") {
 (value)(element);
} else if (name === "vars") {
for (const [key, part] of Object.entries( (value))) {
const style =  (element).style;
if (typeof part === "function") effect(() => style.setProperty(key, String(part())));
else style.setProperty(key, String(part));
}
} else if (name.startsWith("on") && typeof value === "function") {
element.addEventListener(name.slice(2),  (value));
} else if (typeof value === "function") {
effect(() => setAttribute(element, name, value()));
} else {
setAttribute(element, name, value);
}
}
}
function h(name, props, ...children) {
const element = document.createElement(name);
append(element, children);
if (props) setProps(element, props);
return element;
}
function s(name, props, ...children) {
const element = document.createElementNS("http://www.w3.org/2000/svg", name);
setProps(element, props);
append(element, children);
return element;
}
function append(parent, child) {
if (child === null || child === undefined || child === false) return;
if (Array.isArray(child)) {
for (const one of child) append(parent,  (one));
} else if (child instanceof Node) {
parent.appendChild(child);
} else if (typeof child === "function") {
follow(parent,  (child));
} else {
parent.appendChild(document.createTextNode(String(child)));
}
}
function removeBetween(first, end) {
while (first.nextSibling && first.nextSibling !== end) first.nextSibling.remove();
}
function follow(parent, read) {
const start = document.createComment(""), end = document.createComment("");
parent.appendChild(start);
parent.appendChild(end);
let text;
effect(() => {
const value = read();
if (typeof value === "string" || typeof value === "number") {
if (text?.parentNode && start.nextSibling === text) {
text.data = String(value);
return;
}
removeBetween(start, end);
text = document.createTextNode(String(value));
end.before(text);
return;
}
text = undefined;
removeBetween(start, end);
const piece = document.createDocumentFragment();
append(piece, value);
end.before(piece);
});
}
function when(condition, yes, no = () => null) {
const holds = signal(false);
effect(() => holds.set(Boolean(condition())));
return () => {
const branch = holds() ? yes : no;
return untracked(branch);
};
}
function each(items, key, render) {
const fragment = document.createDocumentFragment();
const end = document.createComment("");
fragment.appendChild(end);
let rows = new Map();
effect(() => {
const list = items();
untracked(() => {
const next = new Map();
for (const item of list) {
const id = key(item);
if (next.has(id)) continue;
const known = rows.get(id);
known?.item.set(item);
const row = known ?? root((dispose) => {
const value = signal(item);
return { node: render(value), item: value, dispose };
});
next.set(id, row);
}
for (const [id, row] of rows) {
if (next.has(id)) continue;
row.dispose();
 (row.node).remove();
}
let following = end;
for (const row of [...next.values()].reverse()) {
if (row.node.nextSibling !== following || row.node.parentNode !== end.parentNode) {
end.parentNode?.insertBefore(row.node, following);
}
following = row.node;
}
rows = next;
});
});
onCleanup(() => rows.forEach((row) => row.dispose()));
return fragment;
}
const mounted = new WeakMap();
function mount(place, make) {
mounted.get(place)?.();
root((dispose) => {
mounted.set(place, dispose);
place.replaceChildren();
append(place, make());
});
}
return { isSafeAddress, h, s, append, when, each, mount };
})();
const m4 = (() => {
const { s } = m3;
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
const TURNING = new Set(["send", "back", "next", "reply", "leave", "link"]);
function icon(name, className = "") {
const turns = TURNING.has(name) ? " turns" : "";
return s(
"svg",
{ class: `icon${turns} ${className}`.trim(), viewBox: "0 0 24 24", "aria-hidden": "true" },
s("path", { d: PATHS[name] }),
);
}
return { icon };
})();
const m5 = (() => {
const FIRST_WAIT = 400;
const LONGEST_WAIT = 30_000;
const OPEN_TIMEOUT = 10_000;
const PONG_TIMEOUT = 8_000;
const FINAL = new Set([1008, 4001, 4003]);
function backOff(failures, random) {
const ceiling = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(failures - 1, 10));
return Math.round(ceiling / 2 + random * ceiling / 2);
}
function browser() {
return {
open: (url) => new WebSocket(url),
random: Math.random,
after: (work, milliseconds) => Number(setTimeout(work, milliseconds)),
cancel: (timer) => clearTimeout(timer),
};
}
class Link {
#socket;
#opened = false;
#wanted = false;
#failures = 0;
#ping = 0;
#heartbeat = 25_000;
#timer = 0;
#watch = 0;
constructor(url, handlers, world = browser()) {
this.url = url;
this.handlers = handlers;
this.world = world;
}
get isOpen() {
return this.#opened;
}
start() {
this.#wanted = true;
if (!this.#socket) this.#connect();
}
stop() {
this.#wanted = false;
this.world.cancel(this.#timer);
this.#drop(1000);
}
setHeartbeat(seconds) {
if (seconds > 0) this.#heartbeat = seconds * 1000;
this.#listen();
}
settle() {
this.#failures = 0;
}
wake() {
if (!this.#wanted) return;
if (this.#opened) return this.#sendPing(PONG_TIMEOUT / 2);
if (this.#socket) return;
this.world.cancel(this.#timer);
this.#connect();
}
send(frame) {
if (!this.#opened || !this.#socket) return false;
this.#socket.send(JSON.stringify(frame));
return true;
}
#connect() {
let socket;
try {
socket = this.world.open(this.url);
} catch {
return this.#ended(1006);
}
this.#socket = socket;
const mine = () => socket === this.#socket;
this.#watch = this.world.after(() => mine() && this.#drop(1006), OPEN_TIMEOUT);
socket.onopen = () => {
if (!mine()) return;
this.#opened = true;
this.#listen();
this.handlers.onopen();
};
socket.onmessage = (message) => {
if (!mine() || typeof message.data !== "string") return;
this.#listen();
let frame;
try {
frame = JSON.parse(message.data);
} catch {
return;
}
if (frame && typeof frame === "object" && frame.t !== "pong") this.handlers.onframe(frame);
};
socket.onclose = (event) => mine() && this.#ended(event.code);
socket.onerror = () => {};
}
#listen() {
this.world.cancel(this.#watch);
if (this.#opened) {
this.#watch = this.world.after(() => this.#sendPing(PONG_TIMEOUT), this.#heartbeat);
}
}
#sendPing(patience) {
this.world.cancel(this.#watch);
this.send({ t: "ping", n: ++this.#ping });
this.#watch = this.world.after(() => this.#drop(1006), patience);
}
#drop(code) {
const socket = this.#socket;
if (!socket) return;
socket.onopen = socket.onmessage = socket.onclose = null;
try {
socket.close(code === 1000 ? 1000 : 4000);
} catch {
}
this.#ended(code);
}
#ended(code) {
const opened = this.#opened;
this.#socket = undefined;
this.#opened = false;
this.world.cancel(this.#watch);
let retryIn = null;
if (FINAL.has(code)) this.#wanted = false;
if (this.#wanted) {
this.#failures++;
retryIn = code === 1001 && this.#failures === 1
? Math.round(this.world.random() * 300)
: backOff(this.#failures, this.world.random());
this.#timer = this.world.after(() => this.#connect(), retryIn);
}
this.handlers.onclose({ code, opened, retryIn });
}
}
function followNetwork(wake, sleep = () => {}) {
addEventListener("online", wake);
addEventListener("offline", sleep);
addEventListener("pageshow", wake);
document.addEventListener("visibilitychange", () => {
if (document.visibilityState === "visible") wake();
});
}
return { FIRST_WAIT, LONGEST_WAIT, backOff, Link, followNetwork };
})();
const m6 = (() => {
class MemoryStorage {
#items = new Map();
get length() {
return this.#items.size;
}
key(index) {
return [...this.#items.keys()][index] ?? null;
}
getItem(key) {
return this.#items.get(key) ?? null;
}
setItem(key, value) {
this.#items.set(key, value);
}
removeItem(key) {
this.#items.delete(key);
}
}
function openStorage(name) {
try {
const storage = globalThis[name];
const probe = "frontdesk.probe";
storage.setItem(probe, "1");
storage.removeItem(probe);
return storage;
} catch {
return new MemoryStorage();
}
}
function keep(storage, key, value) {
try {
if (value === undefined || value === null) storage.removeItem(key);
else storage.setItem(key, JSON.stringify(value));
return true;
} catch {
return false;
}
}
function recall(storage, key, otherwise) {
try {
const text = storage.getItem(key);
return text === null ? otherwise : JSON.parse(text);
} catch {
return otherwise;
}
}
return { MemoryStorage, openStorage, keep, recall };
})();
const m7 = (() => {
class MessageFormatError extends Error {
constructor(reason, position) {
super(`${reason} at ${position}`);
this.position = position;
}
}
function parse(pattern) {
let at = 0;
const fail = (reason) => {
throw new MessageFormatError(reason, at);
};
const space = () => {
while (/\s/.test(pattern[at] ?? "")) at++;
};
const word = (shape, what) => {
space();
shape.lastIndex = at;
const found = shape.exec(pattern);
if (!found) return fail(`expected ${what}`);
at = shape.lastIndex;
space();
return found[0];
};
const expect = (char) => {
if (pattern[at] !== char) fail(`expected "${char}"`);
at++;
};
const message = (plural, nested) => {
const parts = [];
let text = "";
const close = () => {
if (text) parts.push(text);
text = "";
};
while (at < pattern.length) {
const char = pattern[at];
if (char === "}") {
if (!nested) fail('"}" without "{"');
break;
}
if (char === "'") {
const next = pattern[at + 1];
if (next === "'") {
text += "'";
at += 2;
} else if (next === "{" || next === "}" || (plural && next === "#")) {
at++;
for (;;) {
if (at >= pattern.length) break;
if (pattern[at] !== "'") text += pattern[at++];
else if (pattern[at + 1] === "'") {
text += "'";
at += 2;
} else break;
}
at++;
} else {
text += char;
at++;
}
} else if (char === "#" && plural) {
close();
parts.push({ kind: "number", ...plural });
at++;
} else if (char === "{") {
close();
at++;
parts.push(placeholder());
} else {
text += char;
at++;
}
}
close();
return parts;
};
const placeholder = () => {
const name = word(/[^\s{},#']+/y, "a name");
if (pattern[at] === "}") {
at++;
return { kind: "argument", name, format: "", style: "" };
}
expect(",");
const format = word(/\w+/y, "a format");
if (format !== "plural" && format !== "selectordinal" && format !== "select") {
let style = "";
if (pattern[at] === ",") {
at++;
style = word(/[^{}]+/y, "a style").trim();
}
expect("}");
return { kind: "argument", name, format, style };
}
expect(",");
space();
let offset = 0;
if (pattern.startsWith("offset:", at)) {
at += 7;
offset = Number(word(/\d+/y, "a number"));
}
const cases = new Map();
while (pattern[at] !== "}") {
const selector = word(/=?[^\s{}]+/y, "a case");
expect("{");
cases.set(selector, message(format === "select" ? null : { name, offset }, true));
expect("}");
space();
}
at++;
if (!cases.has("other")) fail('no case "other"');
return format === "select"
? { kind: "select", name, cases }
: { kind: "plural", name, ordinal: format === "selectordinal", offset, cases };
};
const parts = message(null, false);
return parts;
}
const FSI = "\u2068", PDI = "\u2069";
function write(parts, values, locale, isolate = false) {
return parts.map((part) => {
if (typeof part === "string") return part;
const value = values[part.name];
switch (part.kind) {
case "number":
return new Intl.NumberFormat(locale).format(Number(value) - part.offset);
case "select":
return write(
part.cases.get(String(value)) ?? part.cases.get("other") ?? [],
values,
locale,
isolate,
);
case "plural": {
const type = part.ordinal ? "ordinal" : "cardinal";
const category = new Intl.PluralRules(locale, { type }).select(Number(value) - part.offset);
const chosen = part.cases.get(`=${value}`) ?? part.cases.get(category) ??
part.cases.get("other");
return write(chosen ?? [], values, locale, isolate);
}
default:
return argument(part, value, locale, isolate);
}
}).join("");
}
function argument(part, value, locale, isolate) {
if (value === undefined || value === null) return `{${part.name}}`;
if (typeof value === "number" || part.format === "number") {
const style = part.style === "percent"
? { style: "percent" }
: part.style === "integer"
? { maximumFractionDigits: 0 }
: {};
return new Intl.NumberFormat(locale, style).format(Number(value));
}
if (part.format === "date" || part.format === "time") {
const style =
 (part.style || (part.format === "date" ? "medium" : "short"));
return new Intl.DateTimeFormat(locale, { [`${part.format}Style`]: style })
.format(value instanceof Date ? value : new Date(String(value)));
}
return isolate ? FSI + String(value) + PDI : String(value);
}
return { MessageFormatError, parse, write };
})();
const m8 = (() => {
const { parse, write } = m7;
const { batch, signal } = m2;
const language = signal("en");
const direction = signal( ("ltr"));
const languages = signal( ([]));
const catalog = signal( ({}));
const parsed = new Map();
function t(key, values = {}) {
const pattern = catalog()[key];
if (pattern === undefined) return key;
let parts = parsed.get(pattern);
if (!parts) {
try {
parts = parse(pattern);
} catch {
parts = [pattern];
}
parsed.set(pattern, parts);
}
return write(parts, values, language(), direction() === "rtl");
}
function hasText(key) {
return catalog()[key] !== undefined;
}
const KIN = {
token_required: "unauthorized",
sign_in_required: "unauthorized",
not_allowed: "forbidden",
origin_refused: "forbidden",
too_many_requests: "rate_limited",
too_long: "too_large",
malformed: "invalid",
failed: "internal",
request_timeout: "network",
};
function errorText(code, { detail, retryAfter } = {}) {
const key = `error.${KIN[code] ?? code}`;
if (hasText(key)) return t(key, { seconds: Math.ceil(retryAfter ?? 1) });
return detail || (hasText("error.generic") ? t("error.generic") : code);
}
function subtags(tag) {
return tag.replaceAll("_", "-").toLowerCase().split("-");
}
function pickLanguage(wanted, available) {
const script = (tag) => {
try {
return new Intl.Locale(tag.replaceAll("_", "-")).maximize().script;
} catch {
return undefined;
}
};
for (const want of wanted) {
const parts = subtags(want);
for (let length = parts.length; length > 0; length--) {
const prefix = parts.slice(0, length).join("-");
const same = available.find((tag) => tag.toLowerCase() === prefix);
if (same && script(same) === script(want)) return same;
}
const kin = available.find((tag) =>
subtags(tag)[0] === parts[0] && script(tag) === script(want)
);
if (kin) return kin;
}
return available.includes("en") ? "en" : available[0] ?? "en";
}
async function getJSON(path) {
const response = await fetch(path);
if (!response.ok) throw new Error(`${path}: ${response.status}`);
return response.json();
}
async function useLanguage(wanted, base = "") {
const root = `${base}/api/v1/texts`;
if (languages.peek().length === 0) {
languages.set((await getJSON(root)).languages);
}
const tag = pickLanguage(wanted, languages.peek().map((one) => one.tag));
const found = await getJSON(`${root}/${encodeURIComponent(tag)}`);
const dir = languages.peek().find((one) => one.tag === tag)?.dir ?? "ltr";
batch(() => {
catalog.set(found);
language.set(tag);
direction.set(dir);
});
document.documentElement.lang = tag;
document.documentElement.dir = dir;
}
return { language, direction, languages, t, hasText, errorText, pickLanguage, useLanguage };
})();
const m9 = (() => {
function setTheme(theme) {
const root = document.documentElement;
if (theme === "light" || theme === "dark") root.dataset.theme = theme;
else delete root.dataset.theme;
}
function channels(color) {
return [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255);
}
function luminance(color) {
const [r, g, b] = channels(color).map((c) =>
c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
);
return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one, other) {
const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
return (high + 0.05) / (low + 0.05);
}
function mix(from, to, share) {
const target = channels(to);
return "#" +
channels(from).map((part, index) =>
Math.round((part + (target[index] - part) * share) * 255).toString(16).padStart(2, "0")
).join("");
}
function readable(color, ground, enough = 4.6) {
const away = luminance(ground) > 0.18 ? "#000000" : "#ffffff";
for (let share = 0; share < 1; share += 0.05) {
const mixed = mix(color, away, share);
if (contrast(mixed, ground) >= enough) return mixed;
}
return away;
}
function setBrand(color) {
if (!/^#[0-9a-f]{6}$/i.test(color)) return;
const { style } = document.documentElement;
const light = { fill: color, ink: readable(color, "#e9eef0") };
const dark = { fill: readable(color, "#171e21"), ink: readable(color, "#1e272b") };
const on = (fill) => contrast(fill, "#ffffff") >= 4.5 ? "#ffffff" : "#000000";
style.setProperty("--accent", `light-dark(${light.fill}, ${dark.fill})`);
style.setProperty("--on-accent", `light-dark(${on(light.fill)}, ${on(dark.fill)})`);
style.setProperty("--accent-ink", `light-dark(${light.ink}, ${dark.ink})`);
style.setProperty(
"--accent-soft",
`light-dark(${mix(color, "#ffffff", 0.88)}, ${mix(color, "#141b1e", 0.78)})`,
);
}
return { setTheme, luminance, contrast, readable, setBrand };
})();
const m10 = (() => {
const { icon } = m4;
const { computed, signal } = m2;
const { errorText, t } = m8;
const { h, when } = m3;
const LIMIT = 8 * 1024;
const DRAFT = "frontdesk.draft";
const encoder = new TextEncoder();
function excess(text) {
if (text.length * 3 <= LIMIT) return 0;
let bytes = 0, over = 0;
for (const char of text) {
bytes += encoder.encode(char).length;
if (bytes > LIMIT) over++;
}
return over;
}
function composer(session, storage, onsent) {
const text = signal(storage.getItem(DRAFT) ?? "");
const over = computed(() => excess(text()));
const problem = signal("");
const grow = () => {
field.style.setProperty("block-size", "auto");
field.style.setProperty("block-size", `${Math.min(field.scrollHeight + 2, 140)}px`);
};
const send = () => {
const message = text.peek().trim();
if (!message || over.peek() > 0) return field.focus();
if (!session.say(message)) return problem.set("too_many_requests");
problem.set("");
text.set("");
field.value = "";
storage.removeItem(DRAFT);
grow();
onsent();
field.focus();
};
const field = h("textarea", {
id: "message",
rows: 1,
dir: "auto",
autocomplete: "off",
enterkeyhint: "send",
value: text.peek(),
"aria-describedby": "message-hint message-problem",
"aria-invalid": () => over() > 0 ? "true" : null,
placeholder: () => t("ui.widget.input.placeholder"),
oninput: () => {
text.set(field.value);
try {
storage.setItem(DRAFT, field.value);
} catch {
}
grow();
if (field.value.trim()) session.type();
},
onkeydown: ( event) => {
if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) {
return;
}
event.preventDefault();
send();
},
});
const view = h(
"form",
{
class: "composer",
onsubmit: ( event) => {
event.preventDefault();
send();
},
},
h("label", { for: "message", class: "visually-hidden" }, () => t("ui.widget.input.label")),
h("p", { id: "message-hint", class: "visually-hidden" }, () => t("ui.widget.input.hint")),
h(
"div",
{ class: "field" },
field,
h("button", {
type: "submit",
class: "primary round",
"aria-label": () => t("ui.widget.send"),
disabled: () => over() > 0 || text().trim() === "",
}, icon("send")),
),
h(
"p",
{ id: "message-problem", class: "problem", role: "status" },
when(
() => over() > 0 || problem(),
() => () =>
over() > 0
? t("ui.widget.input.too_long", { over: over() })
: problem() && errorText(problem(), { retryAfter: 5 }),
),
),
);
return {
view,
focus: () => field.focus(),
begin(beginning) {
if (text.peek().trim() !== "") return;
text.set(beginning);
field.value = beginning;
grow();
field.focus();
},
};
}
return { LIMIT, excess, composer };
})();
const m11 = (() => {
const { icon } = m4;
const { effect, signal } = m2;
const { t } = m8;
const { each, h, when } = m3;
function menu({ session, isOpen, muted, languages, language, begun, ...on }) {
const select = h(
"select",
{
id: "language",
value: () => language(),
onchange: () => on.onlanguage(select.value),
},
each(() => languages(), (one) => one.tag, (one) =>
h(
"option",
{ value: one().tag, lang: one().tag, selected: one().tag === language.peek() },
one().name,
)),
);
const andClose = (work) => () => {
isOpen.set(false);
work();
};
return h(
"div",
{
id: "menu",
class: "menu",
hidden: () => !isOpen(),
role: "group",
"aria-label": () => t("ui.widget.menu"),
},
h(
"div",
{ class: "row" },
h("label", { for: "language" }, icon("globe"), () => t("ui.widget.menu.language")),
select,
),
h(
"button",
{ type: "button", class: "plain", onclick: on.onmute },
() => icon(muted() ? "muted" : "sound"),
() => t(muted() ? "ui.widget.menu.sound.on" : "ui.widget.menu.sound.off"),
),
h(
"button",
{
type: "button",
class: "plain",
disabled: () => !begun(),
onclick: andClose(on.onsave),
},
icon("save"),
() => t("ui.widget.menu.transcript"),
),
h(
"button",
{
type: "button",
class: "plain",
disabled: () => !begun() || session.state() === "closed",
onclick: andClose(on.onend),
},
icon("leave"),
() => t("ui.widget.menu.close"),
),
h("p", { class: "privacy" }, () => t("ui.widget.privacy.text")),
);
}
function queueCard(session) {
return h(
"div",
{ class: "queue", role: "status", hidden: () => session.state() !== "queued" },
when(
() => session.state() === "queued",
() => [
h("span", { class: "pulse", "aria-hidden": "true" }),
h(
"div",
null,
h("strong", null, () => {
const position = session.position();
return position
? t("ui.widget.queue.position", { position })
: t("ui.widget.human.asked");
}),
h("p", null, () => {
const seconds = session.waitSeconds();
return seconds === null
? null
: t("ui.widget.queue.wait", { minutes: Math.round(seconds / 60) });
}),
),
],
),
);
}
function rating({ session, begun, skipped, onreopen }) {
const score = signal(0);
const comment = h("textarea", { id: "comment", rows: 2, maxlength: 2000, dir: "auto" });
const star = (stars) =>
h(
"label",
{ class: () => stars <= score() ? "star on" : "star" },
h("input", {
type: "radio",
name: "score",
class: "visually-hidden",
value: String(stars),
checked: () => score() === stars,
onchange: () => score.set(stars),
}),
icon("star"),
h("span", { class: "visually-hidden" }, () =>
`${t("ui.widget.rate.star", { stars })}: ${t(`ui.widget.rate.${stars}`)}`),
);
return when(() => session.state() === "closed" && begun(), () =>
h(
"section",
{ class: "rating", "aria-labelledby": "rate-title" },
when(
() => !session.rated() && !skipped(),
() =>
h(
"form",
{
onsubmit: ( event) => {
event.preventDefault();
if (score.peek() > 0) session.rate(score.peek(), comment.value.trim());
},
},
h("h2", { id: "rate-title" }, () => t("ui.widget.rate.title")),
h(
"fieldset",
{ class: "stars" },
h("legend", { class: "visually-hidden" }, () => t("ui.widget.rate.title")),
[1, 2, 3, 4, 5].map(star),
),
h(
"p",
{ class: "word", "aria-hidden": "true" },
() => score() ? t(`ui.widget.rate.${score()}`) : "\u00a0",
),
when(() => score() > 0, () => [
h("label", { for: "comment" }, () => t("ui.widget.rate.comment")),
comment,
]),
h(
"div",
{ class: "buttons" },
h("button", {
type: "button",
class: "plain",
onclick: () => skipped.set(true),
}, () => t("ui.widget.rate.skip")),
h("button", {
type: "submit",
class: "primary",
disabled: () => score() === 0,
}, () => t("ui.widget.rate.send")),
),
),
() => [
h("h2", { id: "rate-title" }, () =>
t(session.rated() ? "ui.widget.rate.thanks" : "ui.widget.closed")),
h(
"div",
{ class: "buttons" },
h("button", { type: "button", onclick: onreopen }, () =>
t("ui.widget.reopen")),
),
],
),
));
}
function endDialog(asked, onend) {
const dialog = h(
"dialog",
{ "aria-labelledby": "end-title", onclose: () => asked.set(false) },
h("h2", { id: "end-title" }, () => t("ui.widget.close.confirm")),
h(
"div",
{ class: "buttons" },
h("button", { type: "button", onclick: () => dialog.close() }, () => t("ui.widget.close.no")),
h("button", {
type: "button",
class: "primary",
onclick: () => {
dialog.close();
onend();
},
}, () => t("ui.widget.close.yes")),
),
);
effect(() => {
if (asked() && dialog.isConnected) dialog.showModal();
});
return dialog;
}
return { menu, queueCard, rating, endDialog };
})();
const m12 = (() => {
function meetHost() {
return new Promise((resolve) => {
const listen = (event) => {
if (event.source !== parent || event.data?.frontdesk !== "hello" || !event.ports[0]) return;
removeEventListener("message", listen);
resolve({ hello: event.data, port: event.ports[0] });
};
addEventListener("message", listen);
});
}
return { meetHost };
})();
const m13 = (() => {
const { clockTime, dayName } = m1;
const { icon } = m4;
const { errorText, hasText, language, t } = m8;
const { each, h, isSafeAddress, when } = m3;
const ADDRESS = /https?:\/\/[^\s<>"'，。、！？）】」]+[^\s<>"'.,;:!?)\]}，。、！？）】」]/g;
function linked(text) {
const parts = [];
let end = 0;
for (const match of text.matchAll(ADDRESS)) {
if (!isSafeAddress(match[0])) continue;
parts.push(text.slice(end, match.index), outward(match[0], match[0]));
end = match.index + match[0].length;
}
parts.push(text.slice(end));
return parts;
}
function outward(href, ...children) {
return h(
"a",
{ href, target: "_blank", rel: "noopener noreferrer nofollow" },
children,
h("span", { class: "visually-hidden" }, " (", () => t("ui.widget.link.new_window"), ")"),
);
}
function authorName(side, name) {
if (side === "visitor") return t("ui.widget.from.you");
if (side === "agent") return name || t("ui.widget.from.agent");
return t(side === "system" ? "ui.widget.from.system" : "ui.widget.from.bot");
}
function attachmentView(attachment) {
if (attachment.kind === "image") {
if (!isSafeAddress(attachment.url)) return null;
const alt = attachment.alt ?? "";
const image = h("img", { src: attachment.url, alt, loading: "lazy", class: "picture" });
image.addEventListener("error", () => {
image.replaceWith(outward(attachment.url, alt || t("ui.widget.attachment.image")));
});
return image;
}
if (attachment.kind !== "card") return null;
return h(
"div",
{ class: "card" },
h("strong", { dir: "auto" }, attachment.title),
attachment.text && h("p", { dir: "auto" }, attachment.text),
attachment.url && isSafeAddress(attachment.url) &&
outward(
attachment.url,
icon("link"),
h("span", null, new URL(attachment.url, location.href).host),
),
);
}
function status(row, session) {
return when(
() => row().side === "visitor" && row().showsStatus,
() =>
h("p", { class: () => `status ${row().status}` }, () => {
const { status, cmid, error } = row();
if (status !== "failed") {
return [
icon(status === "sending" ? "clock" : status === "read" ? "checks" : "check"),
t(`ui.widget.message.${status}`),
];
}
return [
icon("warning"),
h("span", null, `${t("ui.widget.message.failed")}. ${error ? errorText(error) : ""}`),
h("button", {
type: "button",
class: "link",
onclick: () => session.resend(cmid ?? ""),
}, t("ui.widget.message.resend")),
h("button", {
type: "button",
class: "link",
onclick: () => session.outbox.remove(cmid ?? ""),
}, t("ui.widget.message.discard")),
];
}),
);
}
function message(row, session) {
const { side, name, at } = row.peek();
const isSpeaker = side === "bot" || side === "agent";
return h(
"li",
{
class: () =>
`message ${row().side}${row().first ? " first" : ""}${row().last ? " last" : ""}${
          row().deleted ? " deleted" : ""
        }`,
"data-seq": () => row().seq || null,
},
h(
"p",
{ class: () => row().first && isSpeaker ? "author" : "visually-hidden" },
isSpeaker &&
h(
"span",
{ class: "face", "aria-hidden": "true" },
icon(side === "agent" ? "person" : "bot"),
),
h("bdi", null, () => authorName(side, name)),
),
h(
"div",
{ class: "bubble" },
h(
"p",
{ class: "text", lang: () => row().lang, dir: () => row().dir, hidden: () => !row().text },
() =>
row().deleted
? t("ui.widget.message.deleted")
: side === "visitor"
? row().text
: linked(row().text),
),
when(
() => !row().deleted && row().attachments.length > 0,
() => row.peek().attachments.map(attachmentView),
),
),
h(
"div",
{ class: "meta" },
h(
"p",
{ class: () => row().last && side !== "system" ? "when" : "visually-hidden" },
h("time", { datetime: at }, () => clockTime(at, language())),
() => row().edited && ` · ${t("ui.widget.message.edited")}`,
),
status(row, session),
),
when(() => row().choices.length > 0, () =>
h(
"div",
{ class: "choices", role: "group", "aria-label": () => t("ui.widget.choices.label") },
each(() => row().choices, (choice) => choice.id, (choice) =>
h("button", {
type: "button",
class: "chip",
lang: () => row().lang,
dir: "auto",
onclick: () => session.choose(row().seq, choice()),
}, () => choice().label)),
)),
);
}
function rowView(row, session) {
const { type, at } = row.peek();
if (type === "message") return message( (row), session);
return h("li", { class: "day" }, h("span", null, () => dayName(at, language(), new Date())));
}
function greeting() {
return h(
"div",
{ class: "message bot first last greeting" },
h(
"p",
{ class: "author" },
h("span", { class: "face", "aria-hidden": "true" }, icon("bot")),
() => authorName("bot"),
),
h(
"div",
{ class: "bubble" },
h(
"p",
{ class: "text", dir: "auto" },
() => hasText("ui.widget.greeting") ? t("ui.widget.greeting") : "",
),
),
);
}
return { linked, authorName, rowView, greeting };
})();
const m14 = (() => {
const { signal } = m2;
const EARLY = 500;
class EventLog {
events = signal( ([]));
#early = new Map();
constructor(numberOf) {
this.numberOf = numberOf;
this.last = 0;
}
clear() {
this.last = 0;
this.#early.clear();
this.events.set([]);
}
add(events) {
const added = [];
for (const event of events) {
const number = this.numberOf(event);
if (number <= this.last) continue;
if (number > this.last + 1) {
if (this.#early.size < EARLY) this.#early.set(number, event);
continue;
}
let next = event;
while (next) {
added.push(next);
this.last++;
this.#early.delete(this.last);
next = this.#early.get(this.last + 1);
}
}
for (const number of this.#early.keys()) if (number <= this.last) this.#early.delete(number);
if (added.length > 0) this.events.set([...this.events.peek(), ...added]);
return { added, gap: this.#early.size > 0 };
}
}
return { EventLog };
})();
const m15 = (() => {
class Refusal extends Error {
constructor(status, code, detail, retryAfter, problem) {
super(detail || code);
this.status = status;
this.code = code;
this.detail = detail;
this.retryAfter = retryAfter;
this.problem = problem;
}
get isTemporary() {
return this.status === 0 || this.status === 429 || this.status >= 500;
}
}
function codeOf(status) {
const names =  ({
400: "invalid",
401: "unauthorized",
403: "forbidden",
404: "not_found",
409: "conflict",
413: "too_large",
422: "invalid",
429: "rate_limited",
503: "unavailable",
});
return names[status] ?? (status >= 500 ? "internal" : "generic");
}
async function refusalFrom(response) {
let problem =  ({});
try {
problem = await response.json();
} catch {
}
const last = (problem.type ?? "").split(/[/:#]/).pop() ?? "";
const code = last === "" || last === "blank" ? codeOf(response.status) : last;
const after = Number(response.headers.get("retry-after"));
return new Refusal(
response.status,
code.replaceAll("-", "_"),
problem.detail ?? problem.title ?? "",
after > 0 ? after : undefined,
problem,
);
}
async function request(path, { method = "GET", body, token, signal } = {}) {
const headers = { accept: "application/json" };
if (body !== undefined) headers["content-type"] = "application/json";
if (token) headers.authorization = `Bearer ${token}`;
let response;
try {
response = await fetch(path, {
method,
headers,
signal,
body: body === undefined ? undefined : JSON.stringify(body),
});
} catch (error) {
if (signal?.aborted) throw error;
throw new Refusal(0, "network", "");
}
if (!response.ok) throw await refusalFrom(response);
const text = await response.text();
if (text === "") return undefined;
try {
return JSON.parse(text);
} catch {
throw new Refusal(response.status, "internal", "");
}
}
return { Refusal, request };
})();
const m16 = (() => {
const { signal } = m2;
const { keep, recall } = m6;
const CAPACITY = 200;
function newClientMessageID() {
return crypto.randomUUID();
}
class Outbox {
letters = signal( ([]));
constructor(storage, prefix) {
this.storage = storage;
this.prefix = prefix;
this.reload();
}
reload() {
const here = new Map(this.letters.peek().map((letter) => [letter.cmid, letter]));
const letters = [];
for (let index = 0; index < this.storage.length; index++) {
const key = this.storage.key(index);
if (!key?.startsWith(this.prefix)) continue;
const letter = recall(this.storage, key,  (null));
if (!letter?.cmid || !letter.frame) continue;
const known = here.get(letter.cmid);
letters.push({ ...letter, status: known?.status ?? letter.status, error: known?.error });
}
letters.push(...[...here.values()].filter((letter) => letter.status === "sent"));
letters.sort((a, b) => a.at - b.at || (a.cmid < b.cmid ? -1 : 1));
this.letters.set(letters);
}
add(frame, now) {
const letters = this.letters.peek();
if (letters.length >= CAPACITY) return false;
const at = Math.max(now, (letters.at(-1)?.at ?? 0) + 1);
const letter = { cmid: frame.cmid, at, frame, status: "waiting" };
keep(this.storage, this.prefix + letter.cmid, letter);
this.letters.set([...letters, letter]);
return true;
}
remove(cmid) {
if (!this.letters.peek().some((letter) => letter.cmid === cmid)) return;
keep(this.storage, this.prefix + cmid, null);
this.letters.set(this.letters.peek().filter((letter) => letter.cmid !== cmid));
}
acknowledge(cmid) {
keep(this.storage, this.prefix + cmid, null);
this.letters.set(
this.letters.peek().map((letter) =>
letter.cmid === cmid ? { ...letter, status: "sent" } : letter
),
);
}
mark(cmid, status, error) {
this.letters.set(
this.letters.peek().map((letter) => {
if (letter.cmid !== cmid) return letter;
const marked = { ...letter, status, error };
keep(this.storage, this.prefix + cmid, {
...marked,
status: status === "failed" ? "failed" : "waiting",
});
return marked;
}),
);
}
recallAll() {
for (const letter of this.letters.peek()) {
if (letter.status === "sending") this.mark(letter.cmid, "waiting");
}
}
next() {
const going = this.letters.peek().filter((letter) =>
letter.status === "waiting" || letter.status === "sending"
);
return going[0]?.status === "waiting" ? going[0] : undefined;
}
}
return { CAPACITY, newClientMessageID, Outbox };
})();
const m17 = (() => {
const { EventLog } = m14;
const { Refusal, request } = m15;
const { Link } = m5;
const { newClientMessageID, Outbox } = m16;
const { batch, signal } = m2;
const { keep, recall } = m6;
const IDENTITY = "frontdesk.visitor";
const READ = "frontdesk.read";
const OUTBOX = "frontdesk.out.";
const TYPING_LASTS = 6_000;
const TYPING_EVERY = 3_000;
const ACK_PATIENCE = 15_000;
const RETRY_SOCKET = 120_000;
const PASSING = new Set([
"rate_limited",
"unavailable",
"store_unavailable",
"internal",
"draining",
]);
function author(from) {
if (typeof from === "string") return { kind: from };
return  (from ?? { kind: "bot" });
}
async function alone(name, work) {
let began = false;
try {
await navigator.locks.request(name, () => {
began = true;
return work();
});
} catch (error) {
if (began) throw error;
await work();
}
}
class VisitorSession {
connection = signal( ("connecting"));
state = signal( ("bot"));
position = signal( (null));
waitSeconds = signal( (null));
opensAt = signal( (null));
rated = signal(false);
typing = signal( (null));
peerRead = signal(0);
read = signal(0);
caughtUp = signal(false);
notice = signal(
 (null),
);
log = new EventLog(( event) => event.seq);
#identity;
#locale = "en";
#page;
#toldPage;
#ready = false;
#running = false;
#historyEnds = 0;
#refusedOpenings = 0;
#typingTimer = 0;
#typedAt = 0;
#delivered = 0;
#filling = false;
#pumpTimer = 0;
#poll;
#welcomed;
constructor({ base, storage, onnews = () => {}, world }) {
this.base = base;
this.storage = storage;
this.onnews = onnews;
this.outbox = new Outbox(storage, OUTBOX);
this.#identity = recall(storage, IDENTITY, {});
this.link = new Link(`${base.replace(/^http/, "ws")}/api/v1/socket`, {
onopen: () => this.#hello(),
onframe: (frame) => batch(() => this.#receive(frame)),
onclose: (end) => this.#lost(end),
}, world);
}
get conversation() {
return this.#identity.conversation;
}
async start({ locale, page, identity }) {
this.#locale = locale;
this.#page = page;
this.#running = true;
if (identity && !this.#identity.token) await this.#register(identity).catch(() => {});
if (this.#identity.token) {
this.link.start();
return;
}
await alone("frontdesk.first", async () => {
this.#identity = recall(this.storage, IDENTITY, {});
this.link.start();
if (!this.#identity.token) {
await new Promise((done) => {
this.#welcomed = () => done(undefined);
setTimeout(done, 5_000);
});
}
});
}
stop() {
this.#running = false;
this.#poll?.abort();
this.link.stop();
}
wake() {
if (this.connection.peek() === "polling") return;
if (this.#running) this.link.wake();
}
again() {
this.connection.set("connecting");
this.link.start();
}
storageChanged() {
this.outbox.reload();
const stored = recall(this.storage, IDENTITY,  ({}));
if (stored.token && stored.token !== this.#identity.token) {
this.#identity = stored;
this.log.clear();
this.link.stop();
this.link.start();
}
this.read.set(Math.max(this.read.peek(), this.#storedRead()));
}
say(text) {
return this.#post({ t: "message", text });
}
choose(seq, choice) {
return this.#post({ t: "choose", seq, choice: choice.id, label: choice.label });
}
askHuman() {
return this.#post({ t: "ask_human" });
}
close() {
return this.#post({ t: "close" });
}
rate(score, comment) {
this.rated.set(true);
return this.#post({ t: "rate", score, ...(comment ? { comment } : {}) });
}
type() {
const now = Date.now();
if (now - this.#typedAt < TYPING_EVERY) return;
this.#typedAt = now;
this.#frame({ t: "typing" });
}
seen(seq) {
if (seq <= this.read.peek()) return;
this.read.set(seq);
keep(this.storage, READ, { conversation: this.#identity.conversation, seq });
this.#frame({ t: "read", seq });
}
visit(page) {
this.#page = page;
this.#tellPage();
}
#tellPage() {
if (!this.#page || this.#page === this.#toldPage || (!this.#ready && !this.#poll)) return;
this.#toldPage = this.#page;
this.#frame({ t: "page", ...this.#page });
}
setLocale(locale) {
this.#locale = locale;
}
resend(cmid) {
this.outbox.mark(cmid, "waiting");
this.#pump();
}
#post(frame) {
const added = this.outbox.add({ ...frame, cmid: newClientMessageID() }, Date.now());
this.#typedAt = 0;
this.#pump();
return added;
}
#frame(frame) {
if (this.#ready && this.link.send(frame)) return;
if (this.#poll) this.#send(frame).catch(() => {});
}
#pump() {
const letter = this.outbox.next();
if (!letter) return;
const { label: _, ...frame } = letter.frame;
if (this.#ready && this.link.isOpen) {
this.outbox.mark(letter.cmid, "sending");
this.link.send(frame);
clearTimeout(this.#pumpTimer);
this.#pumpTimer = Number(setTimeout(() => {
this.outbox.recallAll();
this.link.wake();
this.#pump();
}, ACK_PATIENCE));
} else if (this.#poll) {
this.outbox.mark(letter.cmid, "sending");
this.#send(frame).then(
(answer) => this.#acknowledged({ cmid: letter.cmid, seq: 0, ...answer }),
(refusal) => this.#refused({ ...refusal, cmid: letter.cmid }),
);
}
}
#send(frame) {
const { conversation, token } = this.#identity;
const { t, ...body } = frame;
const path = `${this.base}/api/v1/conversations/${conversation}`;
return t === "message"
? request(`${path}/messages`, { method: "POST", token, body })
: request(`${path}/frames`, { method: "POST", token, body: frame });
}
#acknowledged({ cmid, seq }) {
const letter = this.outbox.letters.peek().find((one) => one.cmid === cmid);
if (!letter) return this.#pump();
const isShown = letter.frame.t === "message" || letter.frame.t === "choose";
if (isShown && seq && seq > this.log.last) this.outbox.acknowledge(cmid);
else this.outbox.remove(cmid);
this.#pump();
}
#refused({ cmid, code, detail, retryAfter, status }) {
const passing = PASSING.has(code) || status === 0 || retryAfter !== undefined;
if (cmid && this.outbox.letters.peek().some((letter) => letter.cmid === cmid)) {
if (passing) {
this.outbox.mark(cmid, "waiting");
clearTimeout(this.#pumpTimer);
this.#pumpTimer = Number(setTimeout(() => this.#pump(), (retryAfter ?? 2) * 1000));
} else {
const letter = this.outbox.letters.peek().find((one) => one.cmid === cmid);
if (letter?.frame.t === "message") {
this.outbox.mark(cmid, "failed", code);
this.#pump();
return;
}
this.outbox.remove(cmid);
this.#pump();
}
}
this.notice.set({ code, detail, retryAfter });
}
#hello() {
const { token, conversation } = this.#identity;
this.#toldPage = this.#page;
this.link.send({
t: "hello",
...(token ? { token } : {}),
...(token && conversation ? { conversation, since_seq: this.log.last } : {}),
locale: this.#locale,
...(this.#page ? { page: this.#page } : {}),
});
}
#receive(frame) {
switch (frame.t) {
case "welcome":
return this.#welcome(frame);
case "ack":
return this.#acknowledged(frame);
case "event":
return this.#take([frame]);
case "state":
return this.#setState(frame);
case "typing":
return this.#setTyping(author(frame.from));
case "read":
if (author(frame.from).kind !== "visitor") {
this.peerRead.set(Math.max(this.peerRead.peek(), frame.seq));
}
return;
case "resync":
if (frame.from_seq < this.log.last) this.log.clear();
this.#fill();
return;
case "error":
if (frame.code === "token_required") return this.#forget();
return this.#refused({ ...frame, retryAfter: frame.retry_after });
}
}
#welcome(frame) {
this.#refusedOpenings = 0;
this.link.settle();
this.link.setHeartbeat(frame.heartbeat ?? 25);
if (frame.conversation !== this.#identity.conversation) this.log.clear();
this.#remember({
token: frame.token ?? this.#identity.token,
visitor: frame.visitor,
conversation: frame.conversation,
});
this.#historyEnds = frame.seq;
this.caughtUp.set(this.log.last >= frame.seq);
this.read.set(this.#storedRead());
this.rated.set(frame.rated === true);
this.#ready = true;
this.connection.set("open");
this.notice.set(null);
this.#setState(frame);
this.#welcomed?.();
this.#tellPage();
if (this.read.peek() > 0) this.#frame({ t: "read", seq: this.read.peek() });
this.#pump();
}
#take(events) {
const { added, gap } = this.log.add(events);
for (const event of added) {
if (event.cmid) this.outbox.remove(event.cmid);
if (event.from.kind !== "visitor") this.#setTyping(null);
if (event.kind === "rated") this.rated.set(true);
if (event.kind === "reopened") this.rated.set(false);
if (event.opens_at !== undefined) this.opensAt.set(event.opens_at);
if (event.state) this.#setState({ state: event.state });
const isNews = event.seq > this.#historyEnds && event.kind === "message" &&
event.from.kind !== "visitor";
if (isNews) this.onnews(event);
}
if (this.log.last >= this.#historyEnds) this.caughtUp.set(true);
const last = added.findLast((event) => event.from.kind !== "visitor");
if (last && last.seq > this.#delivered) {
this.#delivered = last.seq;
this.#frame({ t: "delivered", seq: last.seq });
}
if (gap) this.#fill();
}
#setState(frame) {
this.state.set(frame.state);
this.position.set(frame.state === "queued" ? frame.position ?? this.position.peek() : null);
this.waitSeconds.set(frame.state === "queued" ? frame.wait_seconds ?? null : null);
if (frame.opens_at) this.opensAt.set(frame.opens_at);
}
#setTyping(who) {
clearTimeout(this.#typingTimer);
if (who?.kind === "visitor") return;
this.typing.set(who);
if (who) this.#typingTimer = Number(setTimeout(() => this.typing.set(null), TYPING_LASTS));
}
async #fill() {
if (this.#filling) return;
this.#filling = true;
try {
for (let pages = 0; pages < 1000; pages++) {
const before = this.log.last;
const { events, seq } = await this.#events(0);
batch(() => this.#take(events));
if (events.length === 0 || this.log.last === before || this.log.last >= seq) break;
}
} catch {
} finally {
this.#filling = false;
}
}
#events(wait, signal) {
const { conversation, token } = this.#identity;
const query = `since_seq=${this.log.last}&wait=${wait}`;
return request(`${this.base}/api/v1/conversations/${conversation}/events?${query}`, {
token,
signal,
});
}
async #askState() {
const { conversation, token } = this.#identity;
const now = await request(`${this.base}/api/v1/conversations/${conversation}`, { token });
batch(() => {
this.#setState(now);
this.rated.set(now.rated === true);
});
}
#lost({ code, opened, retryIn }) {
this.#ready = false;
this.outbox.recallAll();
this.typing.set(null);
if (!this.#running || this.#poll) return;
if (code === 4001) return this.#forget();
if (code === 4003) this.connection.set("elsewhere");
else if (retryIn === null) this.connection.set("refused");
else this.connection.set("lost");
if (!opened && retryIn !== null && ++this.#refusedOpenings % 2 === 0) this.#tryPolling();
}
#forget() {
if (!this.#identity.token) {
this.link.stop();
this.connection.set("refused");
return;
}
this.#remember({});
this.log.clear();
this.link.stop();
this.link.start();
}
#remember(identity) {
this.#identity = identity;
keep(this.storage, IDENTITY, identity.token ? identity : null);
}
#storedRead() {
const stored = recall(this.storage, READ, { conversation: "", seq: 0 });
return stored.conversation === this.#identity.conversation ? stored.seq : 0;
}
async #register(identity) {
this.#toldPage = this.#page;
this.#remember(
await request(`${this.base}/api/v1/visitors`, {
method: "POST",
body: { locale: this.#locale, page: this.#page, ...(identity ? { identity } : {}) },
}),
);
}
async #tryPolling() {
const poll = new AbortController();
try {
if (!this.#identity.conversation) await this.#register();
const first = await this.#events(0, poll.signal);
if (this.#ready || this.#poll || !this.#running) return;
this.#poll = poll;
this.link.stop();
batch(() => {
this.#historyEnds = first.seq;
this.#take(first.events);
this.caughtUp.set(true);
this.connection.set("polling");
});
await this.#askState();
this.#welcomed?.();
this.#tellPage();
this.#pump();
setTimeout(() => poll.abort(), RETRY_SOCKET);
for (let failures = 0; failures < 3 && !poll.signal.aborted;) {
try {
const { events } = await this.#events(25, poll.signal);
batch(() => this.#take(events));
if (events.length > 0 || this.state.peek() === "queued") await this.#askState();
failures = 0;
} catch (error) {
if (error instanceof Refusal && error.status === 401) return this.#forget();
failures++;
}
}
} catch (error) {
if (error instanceof Refusal && error.status === 401) this.#forget();
return;
} finally {
if (this.#poll === poll) {
this.#poll = undefined;
if (this.#running) this.link.start();
}
}
}
}
return { VisitorSession };
})();
const m18 = (() => {
const { dayOf } = m1;
const SILENT = new Set(["edited", "deleted", "owner", "closed", "reopened", "rated", "offline"]);
function rowsOf(events, letters, { peerRead, isClosed }) {
const edits = new Map();
const deletions = new Set();
const pressed = new Set();
for (const event of events) {
if (event.kind === "edited" && event.target) edits.set(event.target, event.text ?? "");
if (event.kind === "deleted" && event.target) deletions.add(event.target);
if (event.cmid) pressed.add(event.cmid);
}
const rows = [];
let day = "", leftBot = 0;
const newDay = (at) => {
const next = dayOf(at);
if (next !== day) rows.push({ type: "day", key: `day:${next}`, at });
day = next;
};
for (const event of events) {
if (event.kind === "closed" || /queued|active/.test(event.state ?? "")) leftBot = event.seq;
if (SILENT.has(event.kind)) continue;
newDay(event.at);
const isMine = event.from.kind === "visitor";
rows.push({
type: "message",
key: event.cmid && isMine ? `c:${event.cmid}` : `s:${event.seq}`,
side: event.from.kind,
name: event.from.name,
text: edits.get(event.seq) ?? event.text ?? "",
lang: event.lang,
dir: event.dir ?? "auto",
at: event.at,
seq: event.seq,
status: event.seq <= peerRead ? "read" : "sent",
cmid: event.cmid,
edited: edits.has(event.seq),
deleted: event.erased === true || deletions.has(event.seq),
first: true,
last: true,
showsStatus: false,
choices: event.choices ?? [],
attachments: event.attachments ?? [],
});
}
for (const letter of letters) {
if (letter.frame.t !== "message" && letter.frame.t !== "choose") continue;
if (pressed.has(letter.cmid)) continue;
const at = new Date(letter.at).toISOString();
newDay(at);
rows.push({
type: "message",
key: `c:${letter.cmid}`,
side: "visitor",
text: String(letter.frame.text ?? letter.frame.label ?? ""),
dir: "auto",
at,
seq: 0,
status: letter.status === "failed" ? "failed" : letter.status === "sent" ? "sent" : "sending",
error: letter.error,
cmid: letter.cmid,
edited: false,
deleted: false,
first: true,
last: true,
showsStatus: false,
choices: [],
attachments: [],
});
}
return finish(rows, isClosed ? Infinity : leftBot);
}
function finish(rows, leftBot) {
let answered = false, statusShown = false;
for (let index = rows.length - 1; index >= 0; index--) {
const row = rows[index];
if (row.type !== "message") continue;
const after = rows[index + 1], before = rows[index - 1];
row.last = after?.type !== "message" || !isSameAuthor(row, after);
row.first = before?.type !== "message" || !isSameAuthor(row, before);
if (row.side === "visitor") {
answered = true;
if (row.status === "failed") row.showsStatus = true;
else if (!statusShown) row.showsStatus = statusShown = true;
}
if (answered || row.deleted || row.seq < leftBot) row.choices = [];
}
return rows;
}
function isSameAuthor(one, other) {
return one.side === other.side && one.name === other.name &&
Math.abs(Date.parse(other.at) - Date.parse(one.at)) < 180_000;
}
function unreadCount(events, seen) {
let count = 0;
for (let index = events.length - 1; index >= 0 && events[index].seq > seen; index--) {
if (events[index].kind === "message" && events[index].from.kind !== "visitor") count++;
}
return count;
}
return { rowsOf, unreadCount };
})();
const m19 = (() => {
const { allowSound, chime, inOneTab } = m0;
const { dateTime } = m1;
const { icon } = m4;
const { followNetwork } = m5;
const { batch, computed, effect, onCleanup, signal } = m2;
const { keep, openStorage, recall } = m6;
const { errorText, language, languages, t, useLanguage } = m8;
const { setBrand, setTheme } = m9;
const { each, h, mount, when } = m3;
const { composer } = m10;
const { endDialog, menu, queueCard, rating } = m11;
const { meetHost } = m12;
const { authorName, greeting, rowView } = m13;
const { VisitorSession } = m17;
const { rowsOf, unreadCount } = m18;
const LANGUAGE = "frontdesk.language";
const MUTED = "frontdesk.muted";
const NEAR = 90;
const storage = openStorage("localStorage");
const isFramed = parent !== window;
let port;
const isShown = signal(!isFramed);
const isVisible = signal(document.visibilityState === "visible");
const isOnline = signal(navigator.onLine);
const muted = signal(recall(storage, MUTED, false));
const menuOpen = signal(false);
const atEnd = signal(true);
const ending = signal(false);
const skippedRating = signal(false);
const session = new VisitorSession({
base: location.origin,
storage,
onnews: (event) => {
port?.postMessage({ t: "message", message: { text: event.text, from: event.from } });
if (!muted.peek() && !(isShown.peek() && isVisible.peek())) {
inOneTab(String(event.seq), () => chime("message"));
}
},
});
const { log, outbox, state } = session;
const rows = computed(() =>
rowsOf(log.events(), outbox.letters(), {
peerRead: session.peerRead(),
isClosed: state() === "closed",
})
);
const unread = computed(() => unreadCount(log.events(), session.read()));
const agentName = computed(() =>
log.events().findLast((event) => event.from.kind === "agent" && event.from.name)?.from.name ?? ""
);
const begun = computed(() => log.events().some((event) => event.from.kind === "visitor"));
const subtitle = () => {
switch (state()) {
case "queued":
return t("ui.widget.subtitle.queued");
case "active":
return t("ui.widget.subtitle.agent", { name: authorName("agent", agentName()) });
case "offline":
return t("ui.widget.subtitle.offline");
case "closed":
return t("ui.widget.subtitle.closed");
default:
return t("ui.widget.subtitle.bot");
}
};
const connectionText = signal("");
{
let timer = 0, wasLost = false;
effect(() => {
const now = session.connection(), online = isOnline(), ready = language();
clearTimeout(timer);
const isGood = now === "open" || now === "polling";
if (!ready) return;
if (isGood) {
connectionText.set(wasLost ? "ui.widget.reconnected" : "");
if (wasLost) timer = Number(setTimeout(() => connectionText.set(""), 2_500));
wasLost = false;
} else if (now === "elsewhere" || now === "refused") {
connectionText.set(now === "elsewhere" ? "ui.widget.elsewhere" : "ui.widget.failed");
} else {
timer = Number(setTimeout(() => {
wasLost = now === "lost" || wasLost;
connectionText.set(
!online
? "ui.widget.offline"
: now === "connecting"
? "ui.widget.connecting"
: "ui.widget.reconnecting",
);
}, 900));
}
});
}
const list = h("ol", { class: "rows" });
const logView = h("div", {
class: "log",
role: "log",
"aria-live": () => session.caughtUp() ? "polite" : "off",
"aria-label": () => t("ui.widget.log.label"),
tabindex: 0,
onscroll: () => atEnd.set(logView.scrollHeight - logView.scrollTop - logView.clientHeight < NEAR),
}, list);
const toEnd = () => {
logView.scrollTop = logView.scrollHeight;
atEnd.set(true);
};
const write = composer(session, storage, () => {
skippedRating.set(false);
atEnd.set(true);
});
function saveTranscript() {
const lines = log.events.peek().filter((event) => event.kind === "message").map((event) =>
`${dateTime(event.at, language.peek())}  ${
      authorName(event.from.kind, event.from.name)
    }: ${event.text}`
);
const address = URL.createObjectURL(new Blob([lines.join("\n") + "\n"], { type: "text/plain" }));
const link = h("a", { href: address, download: `chat-${session.conversation ?? ""}.txt` });
link.click();
setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
async function chooseLanguage(tag) {
keep(storage, LANGUAGE, tag);
await useLanguage([tag]).catch(() => {});
session.setLocale(language.peek());
}
const close = () => port?.postMessage({ t: "close" });
const menuButton = h("button", {
type: "button",
class: "plain round",
"aria-label": () => t("ui.widget.menu"),
"aria-expanded": () => String(menuOpen()),
"aria-controls": "menu",
onclick: () => menuOpen.update((open) => !open),
}, icon("menu"));
function panel() {
return h(
"main",
{ class: "panel", "aria-labelledby": "title" },
h(
"header",
{ class: "top" },
h(
"span",
{ class: () => `face ${state()}`, "aria-hidden": "true" },
() => icon(state() === "active" ? "person" : "bot"),
),
h(
"div",
{ class: "titles" },
h("h1", { id: "title", tabindex: -1 }, () => t("ui.widget.title")),
h("p", { class: "subtitle" }, () => subtitle()),
),
menuButton,
isFramed && h("button", {
type: "button",
class: "plain round",
"aria-label": () => t("ui.widget.launcher.close"),
onclick: close,
}, icon("close")),
),
menu({
session,
isOpen: menuOpen,
muted,
languages,
language,
begun,
onlanguage: chooseLanguage,
onsave: saveTranscript,
onend: () => ending.set(true),
onmute: () => {
muted.update((is) => !is);
keep(storage, MUTED, muted.peek());
},
}),
h("div", { class: "notices", role: "status" }, () => {
const key = connectionText(), problem = session.notice();
if (!key && problem && problem.code !== "network") {
return h("p", { class: "notice warn" }, errorText(problem.code, problem));
}
if (!key) return null;
return h(
"p",
{ class: key === "ui.widget.reconnected" ? "notice good" : "notice warn" },
h("span", null, t(key)),
(key === "ui.widget.elsewhere" || key === "ui.widget.failed") &&
h(
"button",
{ type: "button", class: "link", onclick: () => session.again() },
t(key === "ui.widget.elsewhere" ? "ui.widget.elsewhere.here" : "ui.widget.retry"),
),
);
}),
logView,
h(
"div",
{ class: "foot" },
when(
() => !atEnd() && unread() > 0,
() =>
h(
"button",
{ type: "button", class: "newer", onclick: toEnd },
icon("down"),
() => t("ui.widget.new_messages", { count: unread() }),
),
),
queueCard(session),
rating({ session, begun, skipped: skippedRating, onreopen: () => write.focus() }),
when(
() => state() === "bot",
() =>
h(
"button",
{
type: "button",
class: "human",
onclick: () => session.askHuman(),
},
icon("person"),
() => t("ui.widget.human.ask"),
),
),
write.view,
),
endDialog(ending, () => session.close()),
);
}
function fillList() {
list.append(
h("li", { class: "start" }, greeting()),
each(() => rows(), (row) => row.key, (row) => rowView(row, session)),
h("li", { class: "typing", hidden: () => !session.typing() }, () => {
const who = session.typing();
return who && [
h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")),
h(
"span",
null,
who.kind === "agent"
? t("ui.widget.typing", { name: authorName("agent", who.name) })
: t("ui.widget.typing.bot"),
),
];
}),
);
}
function followEverything() {
effect(() => {
rows();
session.typing();
if (isShown() && atEnd.peek()) queueMicrotask(toEnd);
});
new ResizeObserver(() => atEnd.peek() && toEnd()).observe(logView);
effect(() => {
const last = log.events().at(-1)?.seq ?? 0;
if (isShown() && isVisible() && atEnd() && last > 0) session.seen(last);
});
effect(() => {
port?.postMessage({
t: "unread",
count: unread(),
text: t("ui.widget.launcher.unread", { count: unread() }),
});
});
effect(() =>
port?.postMessage({ t: "state", state: state(), begun: begun() && state() !== "closed" })
);
effect(() =>
port?.postMessage({
t: "names",
open: t("ui.widget.launcher.open"),
close: t("ui.widget.launcher.close"),
title: t("ui.widget.title"),
})
);
effect(() => {
document.title = t("ui.widget.title");
});
effect(() => {
const problem = session.notice();
if (!problem || problem.code === "network") return;
const timer = setTimeout(() => session.notice.set(null), 6_000);
onCleanup(() => clearTimeout(timer));
});
}
function shown(focus) {
isShown.set(true);
toEnd();
if (!focus) return;
if (matchMedia("(pointer: coarse)").matches) document.getElementById("title")?.focus();
else write.focus();
}
function fromHost(message) {
switch (message?.t) {
case "open":
return shown(message.focus === true);
case "closed":
menuOpen.set(false);
return isShown.set(false);
case "draft":
return write.begin(String(message.text));
case "locale":
return void chooseLanguage(String(message.locale));
case "page":
return session.visit(message.page);
}
}
async function begin() {
const chosen = recall(storage, LANGUAGE, "");
const wanted = [chosen, new URLSearchParams(location.search).get("locale") ?? ""];
let hello;
if (isFramed) {
const met = await meetHost();
hello = met.hello;
port = met.port;
port.onmessage = (event) => batch(() => fromHost(event.data));
setTheme(hello.theme);
setBrand(hello.color);
if (hello.fixed) wanted.unshift(hello.locale);
else wanted.push(hello.locale);
}
wanted.push(...navigator.languages);
try {
await useLanguage(wanted.filter(Boolean));
} catch {
setTimeout(() => location.reload(), 5_000);
return;
}
const place = document.getElementById("chat");
if (!place) return;
fillList();
mount(place, panel);
followEverything();
document.documentElement.dataset.framed = String(isFramed);
if (hello?.draft) write.begin(hello.draft);
if (hello?.open ?? true) shown(hello?.focus ?? true);
await session.start({ locale: language.peek(), page: hello?.page, identity: hello?.identity });
port?.postMessage({ t: "ready" });
}
addEventListener("storage", () => session.storageChanged());
followNetwork(() => {
isOnline.set(true);
session.wake();
}, () => isOnline.set(false));
document.addEventListener(
"visibilitychange",
() => isVisible.set(document.visibilityState === "visible"),
);
for (const event of ["pointerdown", "keydown"]) {
addEventListener(event, () => void allowSound(), { once: true });
}
addEventListener("keydown", (event) => {
if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open]")) {
return;
}
if (menuOpen.peek()) {
menuOpen.set(false);
menuButton.focus();
} else {
close();
}
});
addEventListener("pointerdown", (event) => {
const target =  (event.target);
if (menuOpen.peek() && !target.closest("#menu, .top")) menuOpen.set(false);
});
void begin();
return {  };
})();
