import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Words that made comments hard to read for people with English as a second language. */
const AVOIDED = /\b(?:somebody|nobody|whoever|anew|meanwhile|tells?|told|mend(?:s|ed)?|whom)\b/i;
/** The relative pronoun is fine after a preposition or a noun, where no shorter form exists. */
const ALLOWED = /\b(?:for|of|to|by|with|from|person|people|user|those) whom\b/gi;

/** Titles of tests, which are read as sentences. */
const TITLED = /^(?:it|test|describe)\b/;

/**
 * Returns the comments of a source text and the titles of its tests, without other strings, code
 * and the text of elements.
 */
function proseOf(text: string): string[] {
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
    if (ts.isCallExpression(node) && TITLED.test(node.expression.getText(file))) {
      const [title] = node.arguments;
      if (title !== undefined && (ts.isStringLiteralLike(title) || ts.isTemplateExpression(title)))
        found.set(title.getStart(file), title.getText(file));
    }
    for (const child of node.getChildren(file)) visit(child);
  };
  visit(file);
  return [...found.values()];
}

it('finds an avoided word in a comment or a title, and none in code', () => {
  const comments = proseOf("/** Tells whoever asks. */ const told = 'nobody'; // plain");
  expect(comments).toEqual(['/** Tells whoever asks. */', '// plain']);
  expect(comments.filter((comment) => AVOIDED.test(comment))).toHaveLength(1);
  const drawn = "const A = () => <p>Don't</p>;\n// Nobody.\nconst B = 'it';";
  expect(proseOf(drawn)).toEqual(['// Nobody.']);
  expect(proseOf("it.each([1])('tells', () => 'told');")).toEqual(["'tells'"]);
});

it('comments and titles of tests use plain words', () => {
  const files = ['lib', 'components', 'entrypoints', 'test'].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => path.join(folder, file)),
  );
  expect(files.length).toBeGreaterThan(1_100);
  const found = files.flatMap((file) =>
    proseOf(readFileSync(path.join(ROOT, file), 'utf8'))
      .filter((comment) => AVOIDED.test(comment.replace(ALLOWED, '')))
      .map((comment) => `${file}: ${comment}`),
  );
  expect(found).toEqual([]);
});
