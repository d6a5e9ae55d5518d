import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Words that made comments hard to read for people with English as a second language. */
const AVOIDED = /\b(?:somebody|nobody|whoever|anew|meanwhile|tells?|told|mend(?:s|ed)?|whom)\b/i;
/** A grammatical `whom` after a preposition or a noun has no shorter form. */
const ALLOWED = /\b(?:for|of|to|by|with|from|person|people|user|those) whom\b/gi;

/** Returns the comments of a source text, without strings and code. */
function commentsOf(text: string): string[] {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.JSX, text);
  const found: string[] = [];
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan())
    if (
      kind === ts.SyntaxKind.SingleLineCommentTrivia ||
      kind === ts.SyntaxKind.MultiLineCommentTrivia
    )
      found.push(scanner.getTokenText());
  return found;
}

it('finds an avoided word in a comment, and none in code', () => {
  const comments = commentsOf("/** Tells whoever asks. */ const told = 'nobody'; // plain");
  expect(comments).toEqual(['/** Tells whoever asks. */', '// plain']);
  expect(comments.filter((comment) => AVOIDED.test(comment))).toHaveLength(1);
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
