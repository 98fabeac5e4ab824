/** What somebody changed and has not saved yet. No DOM in here. */
import { computed, signal } from "../lib/signals.js";

/**
 * A file that was opened: its text when it was read, and what became of it. A text of `null` is a
 * file that is not there: before it was made, or once it is to go.
 *
 * @typedef {object} Draft
 * @property {string} path
 * @property {string | null} original
 * @property {string | null} base the revision that it was read in
 * @property {string | null} text
 * @property {string | null} [theirs] the revision on disk, when it is another one by now
 */
/** @typedef {{ path: string, size: number, revision: string, rules: string[] }} SourceFile */

/** Whether it would change anything. @param {Draft} draft */
export const isChanged = (draft) => draft.text !== draft.original;

export class Drafts {
  /** The files in their folders, as they were listed last. */
  files = signal(/** @type {SourceFile[]} */ ([]));
  /** Opened files by path. */
  #open = signal(/** @type {ReadonlyMap<string, Draft>} */ (new Map()));

  /** Those that would change something, by path. */
  changed = computed(() =>
    [...this.#open().values()].filter(isChanged).sort((a, b) => a.path < b.path ? -1 : 1)
  );
  /** Those whose files became others on disk. */
  conflicts = computed(() => this.changed().filter((draft) => draft.theirs !== undefined));
  /** Paths of all files, those that are only drafts too. */
  paths = computed(() =>
    [
      ...new Set([
        ...this.files().map((file) => file.path),
        ...[...this.#open().values()].filter((one) => one.text !== null || isChanged(one))
          .map((one) => one.path),
      ]),
    ].sort()
  );

  /** @param {string} path @returns {Draft | undefined} */
  get(path) {
    return this.#open().get(path);
  }

  /** Like get, without being told of changes. @param {string} path */
  peek(path) {
    return this.#open.peek().get(path);
  }

  /** @param {Draft} draft */
  #put(draft) {
    this.#open.set(new Map(this.#open.peek()).set(draft.path, draft));
  }

  /** A file that was read. @param {{ path: string, text: string, revision: string }} source */
  opened({ path, text, revision }) {
    this.#put({ path, original: text, base: revision, text });
  }

  /** A file that shall be made. @param {string} path @param {string} text */
  create(path, text) {
    const known = this.#open.peek().get(path);
    this.#put(
      known ? { ...known, text } : { path, original: null, base: null, text },
    );
  }

  /** What somebody typed. @param {string} path @param {string} text */
  edit(path, text) {
    const known = this.#open.peek().get(path);
    if (known && known.text !== text) this.#put({ ...known, text });
  }

  /** A file that shall go. @param {string} path */
  remove(path) {
    const known = this.#open.peek().get(path);
    if (!known) return;
    if (known.original === null) this.forget(path);
    else this.#put({ ...known, text: null });
  }

  /** Back to what was read. @param {string} path */
  discard(path) {
    const known = this.#open.peek().get(path);
    if (!known) return;
    if (known.original === null || known.theirs !== undefined) this.forget(path);
    else this.#put({ ...known, text: known.original });
  }

  /** As if it had never been opened. @param {string} path */
  forget(path) {
    const next = new Map(this.#open.peek());
    next.delete(path);
    this.#open.set(next);
  }

  /** All of them. */
  forgetAll() {
    this.#open.set(new Map());
  }

  /** The text stays and is meant for the file as it is on disk now. @param {string} path */
  keep(path) {
    const known = this.#open.peek().get(path);
    if (!known || known.theirs === undefined) return;
    const { theirs, ...rest } = known;
    this.#put({ ...rest, base: theirs, original: theirs === null ? null : rest.original });
  }

  /**
   * The files were listed anew: unchanged drafts of files that are others now are forgotten, and
   * read again when somebody looks; changed ones are in conflict.
   *
   * @param {SourceFile[]} files
   */
  listed(files) {
    this.files.set(files);
    const there = new Map(files.map((file) => [file.path, file.revision]));
    const next = new Map();
    for (const draft of this.#open.peek().values()) {
      const revision = there.get(draft.path) ?? null;
      if (revision === draft.base) {
        const { theirs: _, ...rest } = draft;
        next.set(draft.path, rest);
      } else if (isChanged(draft) && !(draft.text === null && revision === null)) {
        next.set(draft.path, { ...draft, theirs: revision });
      }
    }
    this.#open.set(next);
  }

  /**
   * Changes went live: what was typed since stays, and is meant for the files as they are now.
   *
   * @param {{ path: string, text?: string }[]} changes
   * @param {SourceFile[]} files
   */
  saved(changes, files) {
    const next = new Map(this.#open.peek());
    for (const { path, text } of changes) {
      const known = next.get(path);
      const revision = files.find((file) => file.path === path)?.revision;
      if (!known) continue;
      if (text === undefined && known.text === null) next.delete(path);
      else {
        const { theirs: _, ...rest } = known;
        next.set(path, { ...rest, original: text ?? null, base: revision ?? null });
      }
    }
    this.#open.set(next);
    this.listed(files);
  }

  /** What to send, by path. */
  changes() {
    return this.changed.peek().map(({ path, text, base }) => ({
      path,
      ...(text === null ? {} : { text }),
      ...(base === null ? {} : { base }),
    }));
  }
}

/**
 * Whether a file may be called so.
 *
 * @param {string} path
 */
export function isSourcePath(path) {
  return /^rules\/.+\.rules$|^locales\/[^/]+\.json$/.test(path) &&
    path.split("/").every((part) =>
      part !== "" && !part.startsWith(".") && !/[\p{Cc}\\]/u.test(part)
    ) && new TextEncoder().encode(path).length <= 240;
}

/**
 * Paths as a tree of folders.
 *
 * @param {string[]} paths
 * @returns {{ folder: string, paths: string[] }[]}
 */
export function foldersOf(paths) {
  /** @type {Map<string, string[]>} */
  const folders = new Map();
  for (const path of paths) {
    const folder = path.slice(0, path.lastIndexOf("/"));
    folders.set(folder, [...folders.get(folder) ?? [], path]);
  }
  return [...folders].map(([folder, paths]) => ({ folder, paths }))
    .sort((a, b) => a.folder < b.folder ? -1 : 1);
}
