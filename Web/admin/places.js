/** Places in files of rules and texts, and the way to them. */
import { t } from "../lib/texts.js";
import { h } from "../lib/view.js";

/** @typedef {import("../types/wire.d.ts").Finding} Finding */

/** The address of a place in the editor. @param {string} path @param {number} [line] @param {number} [column] */
export const editorLink = (path, line, column) =>
  `#/editor/${path.split("/").map(encodeURIComponent).join("/")}${
    line ? `:${line}:${column ?? 1}` : ""
  }`;

/** The place that an address names. @param {string} hash */
export function editorPlace(hash) {
  const found = /^#\/editor\/(.+?)(?::(\d+))?(?::(\d+))?$/.exec(hash);
  if (!found) return undefined;
  let path = found[1];
  try {
    path = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  return { path, line: Number(found[2] ?? 0), column: Number(found[3] ?? 1) };
}

/** A link to where something was found. @param {{ path: string, line: number, column: number }} place */
export const placeLink = ({ path, line, column }) =>
  h(
    "a",
    { class: "place", dir: "ltr", href: editorLink(path, line, column) },
    `${path}:${line}:${column}`,
  );

/** @param {Finding} finding */
export const severityBadge = (finding) =>
  h("span", {
    class: `badge ${
      finding.severity === "error" ? "bad" : finding.severity === "warning" ? "warn" : ""
    }`,
  }, () => t(`ui.admin.findings.${finding.severity}`));
