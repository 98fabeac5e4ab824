import { markTokens, offsetOf, ruleTokens, textTokens } from "../admin/rule-tokens.js";
import { equal } from "./assert.js";

/** Kinds and texts on one line, blanks left out. @param {{ kind: string, text: string, mark?: string }[]} tokens */
const told = (tokens) =>
  tokens.filter((one) => one.text.trim() !== "").map((one) =>
    `${one.kind}${one.mark ? `!${one.mark}` : ""}:${one.text.trim()}`
  ).join(" ");

Deno.test("every line is the sum of its pieces", () => {
  for (
    const line of [
      "",
      "   ",
      "rule hello",
      "  when exactly [oh] (hi | hello) ..3 {order_id} & !@policy",
      '  say "a \\" b # c" if hours support open # why',
      "  when /[A-Z]{2}\\/\\d+/",
      "entity order_id = /[A-Za-z]{2}\\d{8}/",
      "  example # not a comment",
      "  when ＠退款 ＆ ［{order_id}］ ＆ ！＠政策        # full",
      "  (اين | وين | فين) ..3 @parcel",
      '  say "unclosed',
      "nonsense here",
      "  en: where is my parcel",
      "😀 @",
    ]
  ) {
    equal(ruleTokens(line).map((one) => one.text).join(""), line);
    equal(textTokens(line).map((one) => one.text).join(""), line);
  }
});

Deno.test("words have the colours of what they are", () => {
  equal(told(ruleTokens("rule refund.ask")), "keyword:rule name:refund.ask");
  equal(
    told(ruleTokens("  when @refund & [{order_id}]")),
    "keyword:when concept:@refund operator:& operator:[ entity:{order_id} operator:]",
  );
  equal(
    told(ruleTokens("  say t:hello if hours support open")),
    "keyword:say key:t:hello keyword:if keyword:hours plain:support keyword:open",
  );
  equal(told(ruleTokens("  when if or not")), "keyword:when plain:if or not");
  equal(told(ruleTokens("  when exactly hello")), "keyword:when keyword:exactly plain:hello");
  equal(told(ruleTokens("  example say # it")), "keyword:example free:say # it");
  equal(told(ruleTokens("  say t:a # why")), "keyword:say key:t:a comment:# why");
  equal(told(ruleTokens("# why")), "comment:# why");
  equal(told(ruleTokens("  > hello @you")), "keyword:> free:hello @you");
  equal(told(ruleTokens("nonsense here")), "bad:nonsense plain:here");
  equal(told(ruleTokens("  zh-TW: 你好")), "keyword:zh-TW: free:你好");
});

Deno.test("texts have keys and placeholders", () => {
  equal(
    told(textTokens('  "refund.found": "Order {order} is \\"on\\" its way.",')),
    'key:"refund.found" operator:: string:"Order entity:{order} string:is \\"on\\" its way." operator:,',
  );
});

Deno.test("columns are counted in code points", () => {
  equal(offsetOf("a😀b", 1), 0);
  equal(offsetOf("a😀b", 3), 3);
  equal(offsetOf("a😀b", 99), 4);
});

Deno.test("marks cut tokens where they begin and end", () => {
  const tokens = ruleTokens("  when (a");
  equal(
    told(markTokens(tokens, [{ start: 7, end: 8, mark: "error" }])),
    "keyword:when operator!error:( plain:a",
  );
  equal(
    told(markTokens(tokens, [{ start: 2, end: 9, mark: "warning" }])),
    "keyword!warning:when operator!warning:( plain!warning:a",
  );
});
