/**
 * Values that tell who reads them when they change. No DOM in here.
 *
 * A `signal` holds a value, a `computed` derives one lazily, an `effect` runs again when what it
 * read has changed. Effects belong to the effect (or `root`) in which they were made and are
 * disposed of with it.
 */

/** @typedef {{ sources: Map<Source, number>, notify(state: number): void }} Reader */
/** @typedef {{ version: number, readers: Set<Reader>, refresh(): void }} Source */
/**
 * @template T
 * @typedef {(() => T) & { peek(): T }} Readable
 */
/**
 * @template T
 * @typedef {Readable<T> & { set(value: T): void, update(change: (value: T) => T): void }} Signal
 */

const CLEAN = 0, CHECK = 1, DIRTY = 2;

/** @type {Reader | undefined} */
let reader;
/** @type {Array<() => void> | undefined} */
let owner;
let depth = 0;
/** @type {Set<{ run(): void }>} */
const queue = new Set();

/** @param {Source} source */
function track(source) {
  if (!reader) return;
  source.readers.add(reader);
  reader.sources.set(source, source.version);
}

/** @param {Source} source @param {number} state */
function announce(source, state) {
  for (const reader of [...source.readers]) reader.notify(state);
}

function flush() {
  if (depth > 0) return;
  // A run of effects that keep waking each other is a mistake in the program; it ends here.
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

/**
 * Makes a value that can be watched.
 *
 * @template T
 * @param {T} value
 * @returns {Signal<T>}
 */
export function signal(value) {
  /** @type {Source} */
  const source = { version: 0, readers: new Set(), refresh() {} };
  const read = /** @type {Signal<T>} */ (() => {
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

/** @param {Reader} self */
function unsubscribe(self) {
  for (const source of self.sources.keys()) source.readers.delete(self);
  self.sources.clear();
}

/** @param {Reader} self */
function sourcesChanged(self) {
  for (const [source, version] of self.sources) {
    source.refresh();
    if (source.version !== version) return true;
  }
  return false;
}

/**
 * Makes a value that follows others; computed when it is read, at most once a change.
 *
 * @template T
 * @param {() => T} compute
 * @returns {Readable<T>}
 */
export function computed(compute) {
  /** @type {T} */
  let value;
  let state = DIRTY;
  /** @type {Source & Reader} */
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

/**
 * Runs now, and again whenever something it read has changed.
 *
 * @param {() => void} run
 * @returns {() => void} ends it
 */
export function effect(run) {
  let state = DIRTY;
  let alive = true;
  /** @type {Array<() => void>} */
  let cleanups = [];
  const clean = () => {
    const all = cleanups;
    cleanups = [];
    for (const cleanup of all) cleanup();
  };
  const self = {
    /** @type {Map<Source, number>} */
    sources: new Map(),
    /** @param {number} next */
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

/**
 * Does `work` once before the effect around it runs again or ends.
 *
 * @param {() => void} work
 */
export function onCleanup(work) {
  owner?.push(work);
}

/**
 * Makes effects that live until the returned function is called, whatever is around them.
 *
 * @template T
 * @param {(dispose: () => void) => T} make
 * @returns {T}
 */
export function root(make) {
  const outer = reader, outerOwner = owner;
  /** @type {Array<() => void>} */
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

/**
 * Reads without being told of changes.
 *
 * @template T
 * @param {() => T} read
 * @returns {T}
 */
export function untracked(read) {
  const outer = reader;
  reader = undefined;
  try {
    return read();
  } finally {
    reader = outer;
  }
}

/**
 * Changes several values and runs the effects once.
 *
 * @template T
 * @param {() => T} change
 * @returns {T}
 */
export function batch(change) {
  depth++;
  try {
    return change();
  } finally {
    depth--;
    flush();
  }
}
