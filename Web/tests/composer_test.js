import { fitting } from "../console/composer.js";
import { excess } from "../widget/composer.js";
import { equal } from "./assert.js";

Deno.test("counts a message's length in bytes, and what is over in characters", () => {
  equal(excess("a".repeat(8192)), 0);
  equal(excess("a".repeat(8193)), 1);
  equal(excess("退".repeat(2730)), 0);
  equal(excess("退".repeat(2732)), 2);
});

const replies = [
  { code: "hello", text: "Hello!", language: "en" },
  { code: "hello", text: "您好！", language: "zh" },
  { code: "bye", text: "Say hello to the family", language: "en" },
  { code: "say-hello", text: "x" },
];

Deno.test("saved replies are found by code before text, the visitor's language first", () => {
  equal(fitting(replies, "hel", "zh-CN").map((one) => one.text), [
    "您好！",
    "Hello!",
    "x",
    "Say hello to the family",
  ]);
  equal(fitting(replies, "", "en").length, 4);
  equal(fitting(replies, "nothing", "en"), []);
});
