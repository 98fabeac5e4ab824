/** Light, dark or like the system; and a brand colour that can always be read. */

/** @typedef {"auto" | "light" | "dark"} Theme */

/** @param {string} theme */
export function setTheme(theme) {
  const root = document.documentElement;
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  else delete root.dataset.theme;
}

/** @param {string} color `#rrggbb` @returns {number[]} from 0 to 1 */
function channels(color) {
  return [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255);
}

/** Relative luminance after WCAG 2. @param {string} color */
export function luminance(color) {
  const [r, g, b] = channels(color).map((c) =>
    c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** @param {string} one @param {string} other */
export function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** @param {string} from @param {string} to @param {number} share */
function mix(from, to, share) {
  const target = channels(to);
  return "#" +
    channels(from).map((part, index) =>
      Math.round((part + (target[index] - part) * share) * 255).toString(16).padStart(2, "0")
    ).join("");
}

/**
 * The nearest colour to `color` that can be read on `ground`.
 *
 * @param {string} color
 * @param {string} ground
 * @param {number} [enough]
 */
export function readable(color, ground, enough = 4.6) {
  const away = luminance(ground) > 0.18 ? "#000000" : "#ffffff";
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = mix(color, away, share);
    if (contrast(mixed, ground) >= enough) return mixed;
  }
  return away;
}

/**
 * Gives the page a brand colour, in light and in dark.
 *
 * @param {string} color `#rrggbb`; anything else is left alone
 */
export function setBrand(color) {
  if (!/^#[0-9a-f]{6}$/i.test(color)) return;
  const { style } = document.documentElement;
  const light = { fill: color, ink: readable(color, "#e9eef0") };
  const dark = { fill: readable(color, "#171e21"), ink: readable(color, "#1e272b") };
  /** @param {string} fill */
  const on = (fill) => contrast(fill, "#ffffff") >= 4.5 ? "#ffffff" : "#000000";
  style.setProperty("--accent", `light-dark(${light.fill}, ${dark.fill})`);
  style.setProperty("--on-accent", `light-dark(${on(light.fill)}, ${on(dark.fill)})`);
  style.setProperty("--accent-ink", `light-dark(${light.ink}, ${dark.ink})`);
  style.setProperty(
    "--accent-soft",
    `light-dark(${mix(color, "#ffffff", 0.88)}, ${mix(color, "#141b1e", 0.78)})`,
  );
}
