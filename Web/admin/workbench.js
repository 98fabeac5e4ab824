/** What the rule editor works on: files, drafts, what is found in them, saving. No DOM in here. */
import { Refusal, request } from "../lib/http.js";
import { batch, computed, effect, onCleanup, signal, untracked } from "../lib/signals.js";
import { Drafts } from "./drafts.js";
import { told } from "./history.js";

/** @typedef {import("../types/wire.d.ts").Finding} Finding */
/** @typedef {import("../types/wire.d.ts").RulesStatus} RulesStatus */
/** @typedef {import("../lib/signals.js").Signal<RulesStatus | null>} StatusSignal */
/** @typedef {{ line: number, column: number }} Place */
/** @typedef {ReturnType<typeof openWorkbench>} Workbench */

/** How long nothing is typed before a draft is checked. */
const PAUSE = 450;
/** How long to wait when the server has no time for that. */
const LATER = 3_000;

/** What was changed and not saved outlives the page's section, and a session that ended. */
const drafts = new Drafts();
const chosen = signal(/** @type {string | null} */ (null));
const obstacle = signal(/** @type {string | undefined} */ (undefined));
let revision = /** @type {string | undefined} */ (undefined);

/** Whether something would be lost. */
export const hasUnsaved = computed(() => drafts.changed().length > 0);

/** @param {string} path */
const addressOf = (path) =>
  `/api/v1/rules/sources/${path.split("/").map(encodeURIComponent).join("/")}`;

/**
 * @param {object} options
 * @param {StatusSignal} options.status of the rules that run
 * @param {(place: Place) => void} options.onarrive a file is open, and this place in it was meant
 * @param {() => void} options.onbroken a save was refused for errors
 */
export function openWorkbench({ status, onarrive, onbroken }) {
  const problem = signal("");
  const isSaving = signal(false);
  const isLoading = signal(false);
  const draft = computed(() => {
    const path = chosen();
    return path === null ? undefined : drafts.get(path);
  });
  let wanted = /** @type {Place | undefined} */ (undefined);

  const list = async () => {
    try {
      const found = await request("/api/v1/rules/sources");
      revision = found.revision;
      batch(() => {
        obstacle.set(found.obstacle);
        drafts.listed(found.files);
      });
      const path = chosen.peek();
      if (path !== null && !drafts.peek(path)) void open(path);
    } catch (error) {
      problem.set(told(error));
    }
  };

  /** @param {string} path @param {Place} [place] */
  const open = async (path, place) => {
    if (place) wanted = place;
    chosen.set(path);
    if (drafts.peek(path)) return arrive();
    if (!drafts.files.peek().some((file) => file.path === path)) return;
    isLoading.set(true);
    try {
      const source = await request(addressOf(path));
      if (!drafts.peek(path)) drafts.opened(source);
      problem.set("");
    } catch (error) {
      if (chosen.peek() === path) problem.set(told(error));
    } finally {
      isLoading.set(false);
    }
    if (chosen.peek() === path) arrive();
  };
  const arrive = () => {
    const place = wanted;
    wanted = undefined;
    if (place) queueMicrotask(() => onarrive(place));
  };
  /** The open file may be gone, or back to what lies on disk. */
  const lookAgain = () => {
    const path = chosen.peek();
    if (path === null) return;
    if (drafts.paths.peek().includes(path)) void open(path);
    else chosen.set(null);
  };

  const check = checkDrafts(status, problem);

  const save = async () => {
    if (isSaving.peek() || drafts.changed.peek().length === 0) return;
    isSaving.set(true);
    problem.set("");
    check.stop();
    const changes = drafts.changes();
    try {
      const saved = await request("/api/v1/rules/save", { method: "POST", body: { changes } });
      await renew(changes);
      return saved.version;
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal(0, "network", "");
      problem.set(told(error));
      if (refusal.code === "files_changed") await list();
      if (drafts.changed.peek().length > 0) void check.run();
      if (refusal.code === "rules_broken") onbroken();
    } finally {
      isSaving.set(false);
    }
  };
  /** What was saved is what lies there now. @param {{ path: string, text?: string }[]} changes */
  const renew = async (changes) => {
    const [found, now] = await Promise.all([
      request("/api/v1/rules/sources"),
      request("/api/v1/rules"),
    ]);
    revision = found.revision;
    batch(() => {
      drafts.saved(changes, found.files);
      const path = chosen.peek();
      if (path !== null && !drafts.paths.peek().includes(path)) chosen.set(null);
      status.set(now);
    });
  };
  /** The files are others now, by a way that is not saving. */
  const renewAll = async () => {
    await list();
    status.set(await request("/api/v1/rules").catch(() => status.peek()));
  };

  // What others did on disk or in another window shows up here.
  let known = "";
  effect(() => {
    const now = status();
    const state = now ? `${now.rule_set} ${now.since} ${now.checked_at}` : "";
    untracked(() => {
      if (state !== known) void list();
      known = state;
    });
  });
  lookAgain();

  return {
    drafts,
    chosen,
    draft,
    obstacle,
    problem,
    isSaving,
    isLoading,
    findings: check.findings,
    check: check.state,
    open,
    lookAgain,
    save,
    renewAll,
    revision: () => revision,
    /** What lies on disk; nothing when it can't be read. @param {string} path */
    onDisk: (path) => request(addressOf(path)).catch(() => undefined),
  };
}

/**
 * Checks drafts a moment after the last stroke; without drafts, what was found in the live set counts.
 *
 * @param {StatusSignal} status
 * @param {import("../lib/signals.js").Signal<string>} problem
 */
function checkDrafts(status, problem) {
  const findings = signal(/** @type {Finding[]} */ ([]));
  const state = signal(/** @type {"clean" | "waiting" | "done" | "failed"} */ ("clean"));
  let timer = 0;
  let running = /** @type {AbortController | undefined} */ (undefined);

  const stop = () => {
    clearTimeout(timer);
    running?.abort();
  };
  const run = async () => {
    running?.abort();
    const mine = running = new AbortController();
    try {
      const found = await request("/api/v1/rules/draft/check", {
        method: "POST",
        body: { changes: drafts.changes() },
        signal: mine.signal,
      });
      if (mine.signal.aborted) return;
      batch(() => {
        findings.set(found.findings);
        state.set("done");
      });
    } catch (error) {
      if (mine.signal.aborted) return;
      state.set("failed");
      if (error instanceof Refusal && error.isTemporary) timer = Number(setTimeout(run, LATER));
      else problem.set(told(error));
    }
  };
  effect(() => {
    const changed = drafts.changed();
    const live = status()?.findings ?? [];
    untracked(() => {
      clearTimeout(timer);
      if (changed.length === 0) {
        running?.abort();
        batch(() => {
          findings.set(live);
          state.set("clean");
        });
      } else {
        state.set("waiting");
        timer = Number(setTimeout(run, PAUSE));
      }
    });
  });
  onCleanup(stop);
  return { findings, state, run, stop };
}
