/** An agent's word on what the bot did in a turn: a click says that it was wrong, and what was meant. */
import { Refusal, request } from "../lib/http.js";
import { icon } from "../lib/icons.js";
import { signal } from "../lib/signals.js";
import { errorText, language, t } from "../lib/texts.js";
import { toast } from "../lib/toast.js";
import { h, when } from "../lib/view.js";

/** @typedef {import("../types/wire.d.ts").IntentSummary} IntentSummary */
/** @typedef {{ wrong: boolean, intent?: string }} Judgement */

let made = 0;
/** The intents by the language of their titles, asked for once. @type {Map<string, Promise<IntentSummary[]>>} */
const known = new Map();

/** @param {string} tag */
function intentsIn(tag) {
  let asked = known.get(tag);
  if (!asked) {
    asked = request(`/api/v1/intents?language=${encodeURIComponent(tag)}`)
      .then((answer) => answer.intents);
    known.set(tag, asked);
    asked.catch(() => known.delete(tag));
  }
  return asked;
}

/**
 * @param {() => import("./transcript.js").Turn | undefined} turn
 * @param {(judgement: Judgement) => Promise<unknown>} judge
 */
export function judgingView(turn, judge) {
  const id = `judging-${++made}`;
  const intents = signal(/** @type {IntentSummary[]} */ ([]));
  const isWorking = signal(false);
  intentsIn(language.peek()).then((all) => intents.set(all), () => {});
  const said = () => {
    const judgement = turn()?.judgement;
    return judgement?.wrong ? judgement : undefined;
  };
  /** @param {string | undefined} intent */
  const titled = (intent) => intents().find((one) => one.intent === intent)?.title ?? intent ?? "";

  /** @param {Judgement} judgement */
  const send = async (judgement) => {
    if (isWorking.peek()) return;
    isWorking.set(true);
    try {
      await judge(judgement);
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal(0, "network", "");
      toast(errorText(refusal.code, refusal), "bad");
    } finally {
      isWorking.set(false);
    }
  };
  const form = () => {
    const meant = h(
      "select",
      { id },
      h("option", { value: "" }, () => t("ui.console.judge.unknown")),
      () =>
        intents().map((one) =>
          h(
            "option",
            { value: one.intent },
            one.title ? `${one.title} (${one.intent})` : one.intent,
          )
        ),
    );
    return h(
      "form",
      {
        class: "judging",
        onsubmit: (/** @type {Event} */ event) => {
          event.preventDefault();
          void send({ wrong: true, ...(meant.value ? { intent: meant.value } : {}) });
        },
      },
      h("label", { for: id }, () => t("ui.console.judge.meant")),
      meant,
      h(
        "button",
        { disabled: () => isWorking() },
        icon("warning"),
        () => t("ui.console.judge.wrong"),
      ),
    );
  };
  return when(
    () => said() !== undefined,
    () =>
      h(
        "p",
        { class: "judging", role: "status" },
        h("span", { class: "badge warn" }, icon("warning"), () => {
          const intent = said()?.intent;
          return intent
            ? t("ui.console.judge.done.meant", { intent: titled(intent) })
            : t("ui.console.judge.done");
        }),
        h(
          "button",
          {
            type: "button",
            class: "link",
            disabled: () => isWorking(),
            onclick: () => void send({ wrong: false }),
          },
          () => t("ui.console.judge.undo"),
        ),
      ),
    form,
  );
}
