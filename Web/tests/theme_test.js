import { contrast, readable } from "../lib/theme.js";
import { equal, holds } from "./assert.js";

Deno.test("contrast is WCAG's", () => {
  equal(contrast("#000000", "#ffffff"), 21);
  equal(Math.round(contrast("#767676", "#ffffff") * 100), 454);
});

for (const color of ["#ffcc00", "#00ff88", "#0b6b62", "#111111", "#ffffff"]) {
  Deno.test(`${color} is made readable on light and on dark`, () => {
    for (const ground of ["#e9eef0", "#171e21"]) {
      holds(contrast(readable(color, ground), ground) >= 4.5, `${color} on ${ground}`);
    }
  });
}
