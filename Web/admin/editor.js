/** The page on which rules and texts are edited, checked, tried and brought live. */
import { confirmFirst, showDialog } from "../lib/dialog.js";
import { Refusal, request } from "../lib/http.js";
import { icon } from "../lib/icons.js";
import { batch, computed, effect, onCleanup, signal, untracked } from "../lib/signals.js";
import { t } from "../lib/texts.js";
import { toast } from "../lib/toast.js";
import { each, h, when } from "../lib/view.js";
import { codeEditor } from "./code-editor.js";
import { Drafts, foldersOf, isChanged, isSourcePath } from "./drafts.js";
import { fileDiff, historyView, told } from "./history.js";
import { editorPlace, severityBadge } from "./places.js";
import { draftTrial } from "./trial.js";

/** @typedef {import("../types/wire.d.ts").Finding} Finding */
/** @typedef {import("../types/wire.d.ts").RulesStatus} RulesStatus */
/** @typedef {import("../lib/signals.js").Signal<RulesStatus | null>} StatusSignal */

/** How long nothing is typed before a draft is checked. */
const PAUSE = 450;

/** What was changed and not saved outlives the view, and a session that ended. */
const drafts = new Drafts();
const chosen = signal(/** @type {string | null} */ (null));
const obstacle = signal(/** @type {string | undefined} */ (undefined));
let revision = /** @type {string | undefined} */ (undefined);

/** Whether something would be lost. */
export const hasUnsaved = computed(() => drafts.changed().length > 0);

/** @param {string} path */
const addressOf = (path) =>
  `/api/v1/rules/sources/${path.split("/").map(encodeURIComponent).join("/")}`;

/** @param {StatusSignal} status @param {() => string} hash the address after `#` */
export function editorView(status, hash) {
  const findings = signal(/** @type {Finding[]} */ ([]));
  const check = signal(/** @type {"clean" | "waiting" | "done" | "failed"} */ ("clean"));
  const problem = signal("");
  const isSaving = signal(false);
  const line = signal(1);
  const isLoading = signal(false);
  let wanted = /** @type {{ line: number, column: number } | undefined} */ (undefined);

  const draft = computed(() => {
    const path = chosen();
    return path === null ? undefined : drafts.get(path);
  });
  const errors = computed(() => findings().filter((one) => one.severity === "error").length);
  const own = computed(() => findings().filter((one) => one.path === chosen()));
  const counts = computed(() => {
    /** @type {Map<string, { worst: string, count: number }>} */
    const all = new Map();
    for (const one of findings()) {
      if (one.severity === "info") continue;
      const known = all.get(one.path);
      const worst = known?.worst === "error" ? "error" : one.severity;
      all.set(one.path, { worst, count: (known?.count ?? 0) + 1 });
    }
    return all;
  });

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

  /** @param {string} path */
  const open = async (path) => {
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
    if (place) queueMicrotask(() => code.goTo(place.line, place.column));
  };
  /** @param {{ path: string, line: number, column: number }} place */
  const goTo = (place) => {
    if (!drafts.paths.peek().includes(place.path)) return;
    wanted = { line: place.line, column: place.column };
    void open(place.path);
  };

  const code = codeEditor({
    path: () => chosen() ?? "",
    text: () => draft()?.text ?? "",
    oninput: (text) => {
      const path = chosen.peek();
      if (path !== null) drafts.edit(path, text);
    },
    findings: own,
    label: () => t("ui.admin.editor.code", { path: chosen() ?? "" }),
    describedby: "editor-hint",
    online: (now) => line.set(now),
    onmark: (finding) => {
      line.set(finding.line);
      code.goTo(finding.line, finding.column);
    },
  });

  // MARK: Checking

  let timer = 0;
  let running = /** @type {AbortController | undefined} */ (undefined);
  const runCheck = async () => {
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
        check.set("done");
      });
    } catch (error) {
      if (mine.signal.aborted) return;
      check.set("failed");
      if (error instanceof Refusal && error.isTemporary) {
        timer = Number(setTimeout(runCheck, 3_000));
      } else problem.set(told(error));
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
          check.set("clean");
        });
      } else {
        check.set("waiting");
        timer = Number(setTimeout(runCheck, PAUSE));
      }
    });
  });

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

  // MARK: Doings

  const save = async () => {
    if (isSaving.peek() || drafts.changed.peek().length === 0) return;
    isSaving.set(true);
    problem.set("");
    clearTimeout(timer);
    running?.abort();
    const changes = drafts.changes();
    try {
      const saved = await request("/api/v1/rules/save", { method: "POST", body: { changes } });
      await renew(changes);
      toast(t("ui.admin.editor.saved", { number: saved.version.number }), "good");
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal(0, "network", "");
      problem.set(told(error));
      if (refusal.code === "files_changed") await list();
      if (drafts.changed.peek().length > 0) void runCheck();
      if (refusal.code === "rules_broken") findingsBox.focus();
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

  const discard = () => {
    const path = chosen.peek();
    if (path === null) return;
    confirmFirst(
      () => t("ui.admin.editor.discard.confirm", { path }),
      () => t("ui.admin.editor.discard"),
      () => {
        drafts.discard(path);
        if (!drafts.paths.peek().includes(path)) chosen.set(null);
        else void open(path);
      },
    );
  };
  const discardAll = () =>
    confirmFirst(
      () => t("ui.admin.editor.discard_all.confirm"),
      () => t("ui.admin.editor.discard_all"),
      () => {
        const path = chosen.peek();
        drafts.forgetAll();
        if (path !== null && drafts.paths.peek().includes(path)) void open(path);
        else chosen.set(null);
      },
    );
  const remove = () => {
    const path = chosen.peek();
    if (path === null) return;
    confirmFirst(
      () => t("ui.admin.editor.delete.confirm", { path }),
      () => t("ui.admin.editor.delete"),
      () => {
        drafts.remove(path);
        if (!drafts.paths.peek().includes(path)) chosen.set(null);
      },
    );
  };
  const create = () =>
    showDialog(() => t("ui.admin.editor.new"), (close) => {
      const wrong = signal("");
      const folder = chosen.peek()?.startsWith("rules/")
        ? (chosen.peek() ?? "").replace(/[^/]*$/, "")
        : "rules/";
      const path = h("input", {
        id: "new-path",
        type: "text",
        dir: "ltr",
        value: folder,
        required: true,
        spellcheck: "false",
        autocapitalize: "off",
        "aria-describedby": "new-path-hint",
      });
      return h(
        "form",
        {
          onsubmit: (/** @type {Event} */ event) => {
            event.preventDefault();
            const name = path.value.trim();
            if (!isSourcePath(name)) return wrong.set(t("ui.admin.editor.new.hint"));
            if (drafts.paths.peek().includes(name)) {
              return wrong.set(t("ui.admin.editor.new.exists"));
            }
            close();
            drafts.create(name, startOf(name));
            wanted = { line: 4, column: 1 };
            void open(name);
          },
        },
        h(
          "div",
          { class: "line" },
          h("label", { for: "new-path" }, () => t("ui.admin.editor.new.path")),
          path,
          h("p", { class: "soft", id: "new-path-hint" }, () => t("ui.admin.editor.new.hint")),
        ),
        h("p", { class: "problem", role: "alert" }, () => wrong() || null),
        h(
          "div",
          { class: "buttons" },
          h("button", { class: "primary" }, () => t("ui.admin.editor.new.create")),
        ),
      );
    });
  const history = () =>
    showDialog(() => t("ui.admin.history.title"), () =>
      historyView({
        revision: () => Promise.resolve(revision),
        onrestored: () => void renewStatus(),
      }), true);
  const renewStatus = async () => {
    await list();
    status.set(await request("/api/v1/rules").catch(() => status.peek()));
  };
  /** What lies on disk beside what is meant. @param {string} path */
  const showConflict = async (path) => {
    const theirs = await request(addressOf(path)).catch(() => undefined);
    showDialog(
      () => t("ui.admin.editor.conflict.show"),
      () => fileDiff(path, theirs?.text, drafts.peek(path)?.text ?? undefined),
      true,
    );
  };

  const trial = draftTrial({ changes: () => drafts.changes(), hasChanges: hasUnsaved });

  /** @param {KeyboardEvent} event */
  const onkey = (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    if (event.key.toLowerCase() === "s" && !event.shiftKey) {
      event.preventDefault();
      void save();
    } else if (event.key === "Enter") {
      event.preventDefault();
      trial.run();
    }
  };

  let followed = "";
  effect(() => {
    const address = hash();
    const isListed = drafts.files().length > 0;
    untracked(() => {
      if (!isListed || address === followed) return;
      followed = address;
      const place = editorPlace(address);
      if (!place) return;
      if (place.line > 0) wanted = { line: place.line, column: place.column };
      if (place.path !== chosen.peek() || place.line > 0) void open(place.path);
    });
  });
  onCleanup(() => {
    clearTimeout(timer);
    running?.abort();
  });
  if (chosen.peek() !== null) void open(chosen.peek() ?? "");

  const findingsBox = h(
    "section",
    { class: "card found", tabindex: -1, "aria-labelledby": "found-title" },
    h(
      "h3",
      { id: "found-title" },
      () => t("ui.admin.findings.title"),
      " ",
      h("span", { class: "badge" }, () => findings().length),
    ),
    () => {
      const all = findings();
      if (all.length === 0) return h("p", { class: "soft" }, t("ui.admin.findings.none"));
      const path = chosen();
      const mine = all.filter((one) => one.path === path);
      const others = all.filter((one) => one.path !== path);
      return [
        mine.length > 0 && foundList(t("ui.admin.editor.found.here"), mine, goTo),
        others.length > 0 &&
        foundList(
          mine.length > 0 || path !== null ? t("ui.admin.editor.found.elsewhere") : "",
          others,
          goTo,
        ),
      ];
    },
  );

  return h(
    "div",
    { class: "editor", onkeydown: onkey },
    h(
      "header",
      { class: "section-head" },
      h("h2", null, () => t("ui.admin.editor.title")),
      h(
        "div",
        { class: "buttons" },
        h(
          "button",
          { type: "button", onclick: create, disabled: () => obstacle() !== undefined },
          icon("plus"),
          () => t("ui.admin.editor.new"),
        ),
        h(
          "button",
          { type: "button", onclick: history },
          icon("clock"),
          () => t("ui.admin.history.open"),
        ),
        h(
          "button",
          {
            type: "button",
            class: "primary",
            disabled: () => !hasUnsaved() || isSaving() || obstacle() !== undefined,
            "aria-keyshortcuts": "Control+S",
            onclick: () => void save(),
          },
          icon("check"),
          () => t(isSaving() ? "ui.admin.editor.saving" : "ui.admin.editor.save"),
        ),
      ),
    ),
    when(
      () => obstacle() !== undefined,
      () =>
        h(
          "p",
          { class: "notice warn", role: "status" },
          icon("info"),
          h("span", null, () => t("ui.admin.editor.obstacle", { reason: obstacle() ?? "" })),
        ),
    ),
    h("p", { class: "problem", role: "alert" }, () => problem() || null),
    each(() => drafts.conflicts(), (one) => one.path, (one) =>
      h(
        "div",
        { class: "notice warn", role: "group" },
        icon("warning"),
        h("p", null, () => t("ui.admin.editor.conflict", { path: one().path })),
        h(
          "div",
          { class: "buttons" },
          h("button", {
            type: "button",
            onclick: () => void showConflict(one.peek().path),
          }, () => t("ui.admin.editor.conflict.show")),
          h("button", {
            type: "button",
            onclick: () => {
              const path = one.peek().path;
              drafts.forget(path);
              if (chosen.peek() === path) void open(path);
            },
          }, () => t("ui.admin.editor.conflict.theirs")),
          h("button", {
            type: "button",
            onclick: () => drafts.keep(one.peek().path),
          }, () => t("ui.admin.editor.conflict.mine")),
        ),
      )),
    h(
      "div",
      { class: "bench" },
      fileTree({ counts, open: (path) => void open(path), discardAll }),
      h(
        "section",
        { class: "sheet", "aria-label": () => chosen() ?? t("ui.admin.editor.title") },
        when(
          () => draft() !== undefined,
          () => [
            h(
              "header",
              { class: "sheet-head" },
              h("h3", { class: "mono", dir: "ltr" }, () => chosen() ?? ""),
              when(
                () => isChanged(draft() ?? nothing),
                () => h("span", { class: "badge warn" }, () => t("ui.admin.editor.changed")),
              ),
              h(
                "div",
                { class: "buttons" },
                h("button", {
                  type: "button",
                  class: "plain",
                  disabled: () => !isChanged(draft() ?? nothing),
                  onclick: discard,
                }, () => t("ui.admin.editor.discard")),
                when(
                  () => draft()?.text !== null,
                  () =>
                    h("button", {
                      type: "button",
                      class: "plain danger",
                      disabled: () => obstacle() !== undefined,
                      onclick: remove,
                    }, () => t("ui.admin.editor.delete")),
                ),
              ),
            ),
            when(
              () => draft()?.text === null,
              () => h("p", { class: "notice warn" }, () => t("ui.admin.editor.deleted")),
              () => [
                code.element,
                lineNote(own, line),
                h("p", { class: "soft", id: "editor-hint" }, () => t("ui.admin.editor.hint")),
              ],
            ),
          ],
          () =>
            h(
              "div",
              { class: "empty" },
              icon("file"),
              h("p", null, () => isLoading() ? "…" : t("ui.admin.editor.pick")),
            ),
        ),
        checkState({ check, errors }),
      ),
      h("div", { class: "beside-bench" }, trial.element, findingsBox),
    ),
  );
}

/** A draft of no file. @type {import("./drafts.js").Draft} */
const nothing = { path: "", original: null, base: null, text: null };

/** What a new file begins with. @param {string} path */
function startOf(path) {
  if (path.endsWith(".json")) return "{\n}\n";
  const tag = /^rules\/([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\//.exec(path)?.[1];
  return tag ? `frontdesk 1\nlanguage ${tag}\n\n` : "frontdesk 1\n\n\n";
}

/**
 * @param {object} options
 * @param {() => Map<string, { worst: string, count: number }>} options.counts
 * @param {(path: string) => void} options.open
 * @param {() => void} options.discardAll
 */
function fileTree({ counts, open, discardAll }) {
  const wide = matchMedia("(min-width: 861px)");
  const choose = (/** @type {string} */ path) => {
    if (!wide.matches) tree.open = false;
    open(path);
  };
  const folders = computed(() => foldersOf(drafts.paths()));
  const tree = h(
    "details",
    { class: "card tree", open: wide.matches },
    h(
      "summary",
      null,
      h("h3", null, () => t("ui.admin.editor.files")),
      when(hasUnsaved, () =>
        h(
          "span",
          { class: "badge warn" },
          () => t("ui.admin.editor.unsaved", { count: drafts.changed().length }),
        )),
    ),
    h(
      "nav",
      { "aria-label": () => t("ui.admin.editor.files") },
      each(folders, (one) => one.folder, (one) =>
        h(
          "details",
          {
            class: "folder",
            open: untracked(() =>
              (chosen.peek() ?? "").startsWith(`${one.peek().folder}/`) ||
              one.peek().folder === "rules"
            ),
            ref: (/** @type {Element} */ element) =>
              effect(() => {
                if (one().paths.includes(chosen() ?? "")) {
                  /** @type {HTMLDetailsElement} */ (element).open = true;
                }
              }),
          },
          h(
            "summary",
            null,
            h("span", { class: "mono", dir: "ltr" }, one.peek().folder),
            () => {
              const worst = one().paths.reduce(
                (sum, path) => {
                  const found = counts().get(path);
                  return {
                    count: sum.count + (found?.count ?? 0),
                    worst: found?.worst === "error" ? "error" : sum.worst || found?.worst || "",
                  };
                },
                { count: 0, worst: "" },
              );
              return worst.count > 0 && countBadge(worst);
            },
          ),
          h(
            "ul",
            null,
            each(() => one().paths, (path) => path, (path) =>
              h(
                "li",
                null,
                h(
                  "button",
                  {
                    type: "button",
                    class: () => drafts.get(path())?.text === null ? "file-name gone" : "file-name",
                    "aria-current": () => chosen() === path() ? "true" : null,
                    onclick: () => choose(path.peek()),
                  },
                  h(
                    "span",
                    { class: "mono", dir: "ltr" },
                    path.peek().slice(path.peek().lastIndexOf("/") + 1),
                  ),
                  () => {
                    const now = drafts.get(path());
                    return now && isChanged(now) && h(
                      "span",
                      { class: "dot", role: "img", "aria-label": t("ui.admin.editor.changed") },
                    );
                  },
                  () => {
                    const found = counts().get(path());
                    return found && countBadge(found);
                  },
                ),
              )),
          ),
        )),
    ),
    when(hasUnsaved, () =>
      h("button", {
        type: "button",
        class: "plain",
        onclick: discardAll,
      }, () => t("ui.admin.editor.discard_all"))),
  );
  return tree;
}

/** @param {{ worst: string, count: number }} found */
const countBadge = ({ worst, count }) =>
  h(
    "span",
    { class: worst === "error" ? "badge bad" : "badge warn" },
    String(count),
    h("span", { class: "visually-hidden" }, ` ${t(`ui.admin.findings.${worst}`)}`),
  );

/** What was found in the line of the caret. @param {() => Finding[]} own @param {() => number} line */
function lineNote(own, line) {
  return h("div", { class: "line-note", "aria-live": "polite" }, () => {
    const here = own().filter((one) => one.line === line());
    return here.slice(0, 3).map((one) =>
      h(
        "p",
        { dir: "auto" },
        severityBadge(one),
        " ",
        h("strong", { class: "mono" }, one.id),
        ` ${one.message}`,
        one.remedy && h("span", { class: "soft" }, ` ${one.remedy}`),
      )
    );
  });
}

/**
 * Whether the drafts could go live.
 *
 * @param {{ check: () => string, errors: () => number }} options
 */
function checkState({ check, errors }) {
  return h(
    "p",
    {
      class: () =>
        `check-state ${
          check() === "failed" ? "warn" : check() === "waiting" ? "" : errors() > 0 ? "bad" : "good"
        }`,
      role: "status",
    },
    () =>
      icon(
        check() === "waiting" ? "clock" : check() === "failed" || errors() > 0 ? "warning" : "done",
      ),
    h(
      "span",
      null,
      () =>
        check() === "waiting"
          ? t("ui.admin.editor.check.waiting")
          : check() === "failed"
          ? t("ui.admin.editor.check.failed")
          : errors() > 0
          ? t("ui.admin.editor.check.bad", { count: errors() })
          : t(check() === "clean" ? "ui.admin.editor.check.clean" : "ui.admin.editor.check.good"),
    ),
  );
}

/** Findings of one place, each with the way there. @param {string} title @param {Finding[]} findings @param {(finding: Finding) => void} go */
function foundList(title, findings, go) {
  return h(
    "div",
    { class: "found-part" },
    title !== "" && h("h4", null, title),
    h(
      "ul",
      null,
      findings.slice(0, 200).map((finding) =>
        h(
          "li",
          null,
          h(
            "p",
            null,
            severityBadge(finding),
            " ",
            h("button", {
              type: "button",
              class: "link place",
              dir: "ltr",
              onclick: () => go(finding),
            }, `${finding.path}:${finding.line}:${finding.column}`),
            " ",
            h("span", { class: "mono soft" }, finding.id),
          ),
          h("p", { dir: "auto" }, finding.message),
          finding.remedy && h("p", { class: "soft", dir: "auto" }, finding.remedy),
        )
      ),
    ),
  );
}
