import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Words that made comments hard to read for people with English as a second language. */
const AVOIDED = /\b(?:somebody|nobody|whoever|anew|meanwhile|tells?|told|mend(?:s|ed)?|whom)\b/i;
/** A grammatical `whom` after a preposition or a noun has no shorter form. */
const ALLOWED = /\b(?:for|of|to|by|with|from|person|people|user|those) whom\b/gi;

/** Returns the comments of a source text, without strings, code and the text of elements. */
function commentsOf(text: string): string[] {
  const file = ts.createSourceFile('a.tsx', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found = new Map<number, string>();
  const collect = (ranges: readonly ts.CommentRange[] | undefined) => {
    for (const { pos, end } of ranges ?? []) found.set(pos, text.slice(pos, end));
  };
  // A scanner alone takes an apostrophe in the text of an element for the start of a string.
  const visit = (node: ts.Node) => {
    if (ts.isJsxText(node)) return;
    collect(ts.getLeadingCommentRanges(text, node.getFullStart()));
    collect(ts.getTrailingCommentRanges(text, node.getEnd()));
    for (const child of node.getChildren(file)) visit(child);
  };
  visit(file);
  return [...found.values()];
}

it('finds an avoided word in a comment, and none in code', () => {
  const comments = commentsOf("/** Tells whoever asks. */ const told = 'nobody'; // plain");
  expect(comments).toEqual(['/** Tells whoever asks. */', '// plain']);
  expect(comments.filter((comment) => AVOIDED.test(comment))).toHaveLength(1);
  const drawn = "const A = () => <p>Don't</p>;\n// Nobody.\nconst B = 'it';";
  expect(commentsOf(drawn)).toEqual(['// Nobody.']);
});

it('comments of the product use plain words', () => {
  const files = ['lib', 'components', 'entrypoints'].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => path.join(folder, file)),
  );
  expect(files.length).toBeGreaterThan(600);
  const found = files.flatMap((file) =>
    commentsOf(readFileSync(path.join(ROOT, file), 'utf8'))
      .filter((comment) => AVOIDED.test(comment.replace(ALLOWED, '')))
      .map((comment) => `${file}: ${comment}`),
  );
  expect(found).toEqual([]);
});
