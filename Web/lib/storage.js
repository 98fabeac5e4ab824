/** What a browser keeps for us, or memory where it keeps nothing. */

/** @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">} KeptStorage */

/** Memory in the shape of a storage. @implements {KeptStorage} */
export class MemoryStorage {
  /** @type {Map<string, string>} */
  #items = new Map();

  get length() {
    return this.#items.size;
  }
  /** @param {number} index */
  key(index) {
    return [...this.#items.keys()][index] ?? null;
  }
  /** @param {string} key */
  getItem(key) {
    return this.#items.get(key) ?? null;
  }
  /** @param {string} key @param {string} value */
  setItem(key, value) {
    this.#items.set(key, value);
  }
  /** @param {string} key */
  removeItem(key) {
    this.#items.delete(key);
  }
}

/**
 * The browser's storage if it can be written, else memory (blocked, full or private).
 *
 * @param {"localStorage" | "sessionStorage"} name
 * @returns {KeptStorage}
 */
export function openStorage(name) {
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

/**
 * Writes, and tells whether it was kept. A full storage is no reason to stop.
 *
 * @param {KeptStorage} storage
 * @param {string} key
 * @param {unknown} value nothing removes the key
 */
export function keep(storage, key, value) {
  try {
    if (value === undefined || value === null) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/**
 * Reads what was kept.
 *
 * @template T
 * @param {KeptStorage} storage
 * @param {string} key
 * @param {T} otherwise
 * @returns {T}
 */
export function recall(storage, key, otherwise) {
  try {
    const text = storage.getItem(key);
    return text === null ? otherwise : JSON.parse(text);
  } catch {
    return otherwise;
  }
}
