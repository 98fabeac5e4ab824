import { Drafts, foldersOf, isSourcePath } from "../admin/drafts.js";
import { editorLink, editorPlace } from "../admin/places.js";
import { equal } from "./assert.js";

const A = { path: "rules/a.rules", size: 1, revision: "a1", rules: [] };
const B = { path: "rules/b.rules", size: 1, revision: "b1", rules: [] };

function opened() {
  const drafts = new Drafts();
  drafts.listed([A, B]);
  drafts.opened({ path: A.path, text: "one", revision: "a1" });
  return drafts;
}

Deno.test("only what would change something is sent, with what it was made from", () => {
  const drafts = opened();
  equal(drafts.changes(), []);
  drafts.edit(A.path, "two");
  drafts.create("rules/c.rules", "new");
  equal(drafts.changes(), [
    { path: A.path, text: "two", base: "a1" },
    { path: "rules/c.rules", text: "new" },
  ]);
  drafts.edit(A.path, "one");
  drafts.remove("rules/c.rules");
  equal(drafts.changes(), []);
  equal(drafts.paths(), [A.path, B.path]);
});

Deno.test("a file goes only when it is saved, and can be kept", () => {
  const drafts = opened();
  drafts.remove(A.path);
  equal(drafts.changes(), [{ path: A.path, base: "a1" }]);
  equal(drafts.paths(), [A.path, B.path]);
  drafts.discard(A.path);
  equal(drafts.get(A.path)?.text, "one");
});

Deno.test("a file that changed on disk is read again unless somebody edits it", () => {
  const drafts = opened();
  drafts.listed([{ ...A, revision: "a2" }, B]);
  equal(drafts.get(A.path), undefined);
  drafts.opened({ path: A.path, text: "two", revision: "a2" });
  drafts.edit(A.path, "mine");
  drafts.listed([{ ...A, revision: "a3" }, B]);
  equal(drafts.conflicts().map((one) => one.path), [A.path]);
  equal(drafts.changes()[0].base, "a2");
  drafts.keep(A.path);
  equal(drafts.conflicts(), []);
  equal(drafts.changes(), [{ path: A.path, text: "mine", base: "a3" }]);
});

Deno.test("a file that went away on disk can be made again", () => {
  const drafts = opened();
  drafts.edit(A.path, "mine");
  drafts.listed([B]);
  equal(drafts.conflicts().length, 1);
  drafts.keep(A.path);
  equal(drafts.changes(), [{ path: A.path, text: "mine" }]);
});

Deno.test("discarding a conflict forgets the file, so that it is read anew", () => {
  const drafts = opened();
  drafts.edit(A.path, "mine");
  drafts.listed([{ ...A, revision: "a2" }, B]);
  drafts.discard(A.path);
  equal(drafts.get(A.path), undefined);
});

Deno.test("what was typed while it was saved stays, and is meant for the new file", () => {
  const drafts = opened();
  drafts.edit(A.path, "two");
  drafts.create("rules/c.rules", "new");
  const sent = drafts.changes();
  drafts.edit(A.path, "two and more");
  const C = { path: "rules/c.rules", size: 3, revision: "c1", rules: [] };
  drafts.saved(sent, [{ ...A, revision: "a2" }, B, C]);
  equal(drafts.changes(), [{ path: A.path, text: "two and more", base: "a2" }]);
  equal(drafts.conflicts(), []);
  drafts.remove("rules/c.rules");
  const gone = drafts.changes().filter((one) => one.path === C.path);
  equal(gone, [{ path: C.path, base: "c1" }]);
  drafts.saved(gone, [{ ...A, revision: "a2" }, B]);
  equal(drafts.get(C.path), undefined);
});

Deno.test("a path stays in its folder and ends as it must", () => {
  for (const path of ["rules/a.rules", "rules/zh/服务.rules", "locales/de.json"]) {
    equal(isSourcePath(path), true, path);
  }
  for (
    const path of [
      "a.rules",
      "rules/.rules",
      "rules/../a.rules",
      "rules//a.rules",
      "rules/a.txt",
      "locales/x/de.json",
      "rules/a\\b.rules",
      `rules/${"x".repeat(240)}.rules`,
    ]
  ) equal(isSourcePath(path), false, path);
});

Deno.test("folders hold their own files", () => {
  equal(foldersOf(["locales/en.json", "rules/en/a.rules", "rules/en/b.rules", "rules/x.rules"]), [
    { folder: "locales", paths: ["locales/en.json"] },
    { folder: "rules", paths: ["rules/x.rules"] },
    { folder: "rules/en", paths: ["rules/en/a.rules", "rules/en/b.rules"] },
  ]);
});

Deno.test("a place has an address that leads back to it", () => {
  equal(editorLink("rules/zh/服务.rules", 4, 8), "#/editor/rules/zh/%E6%9C%8D%E5%8A%A1.rules:4:8");
  equal(editorPlace("#/editor/rules/zh/%E6%9C%8D%E5%8A%A1.rules:4:8"), {
    path: "rules/zh/服务.rules",
    line: 4,
    column: 8,
  });
  equal(editorPlace(editorLink("rules/a:1.rules")), {
    path: "rules/a:1.rules",
    line: 0,
    column: 1,
  });
  equal(editorPlace("#/editor"), undefined);
  equal(editorPlace("#/editor/%E0"), undefined);
});
