import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Marked } from 'marked';
import type { ResolvedPublicFile } from 'wxt';

/** A guide in Markdown among the public files: `guide/<language>/<name>.md`. */
const GUIDE = /^guide\/([a-z]{2})\/([a-z-]+)\.md$/;

interface Guide {
  readonly language: string;
  readonly name: string;
  /** The first heading. */
  readonly title: string;
  readonly markdown: string;
}

/**
 * Puts a page of the extension in the place of each guide that is written in Markdown, in the list
 * of public files as WXT hands it to the hook `build:publicAssets`
 * (https://wxt.dev/guide/essentials/config/hooks). The Markdown itself does not ship.
 * @throws Error where a guide has no title or contains HTML
 */
export function makeGuidePages(files: ResolvedPublicFile[]): void {
  const guides = files.flatMap((file) => guideOf(file) ?? []);
  const others = files.filter((file) => guideOf(file) === null);
  const pages = guides.map((guide) => ({
    relativeDest: `guide/${guide.language}/${guide.name}.html`,
    contents: guidePage(guide, guides),
  }));
  files.splice(0, files.length, ...others, ...pages);
}

function guideOf(file: ResolvedPublicFile): Guide | null {
  const [, language, name] = GUIDE.exec(file.relativeDest.split(path.sep).join('/')) ?? [];
  if (language === undefined || name === undefined || !('absoluteSrc' in file)) return null;
  const markdown = readFileSync(file.absoluteSrc, 'utf8');
  const [, title] = /^# (.+)$/m.exec(markdown) ?? [];
  if (title === undefined) throw new Error(`${file.relativeDest} has no title`);
  return { language, name, title, markdown };
}

/** The policy of the extension forbids inline styles and scripts, so a page has neither. */
function guidePage(guide: Guide, all: readonly Guide[]): string {
  const { language, name, title } = guide;
  const beside = all.filter((each) => each.language === language);
  const translations = all.filter((each) => each.name === name && each.language !== language);
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="connect-src 'none'" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>${escapeHtml(title)} · Relevo</title>
<link rel="stylesheet" href="../guide.css" />
</head>
<body>
<nav>
<ul>
${beside.map((each) => item(each.name, each.title, each.name === name ? ' aria-current="page"' : '')).join('\n')}
${translations.map((each) => item(`../${each.language}/${name}`, ownName(each.language), ` lang="${each.language}"`)).join('\n')}
</ul>
</nav>
<main>
${bodyOf(guide)}</main>
</body>
</html>
`;
}

function item(address: string, text: string, attributes: string): string {
  return `<li><a href="${address}.html"${attributes}>${escapeHtml(text)}</a></li>`;
}

/** What a language calls itself: `español` for `es`. */
function ownName(language: string): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
}

function bodyOf({ language, name, markdown }: Guide): string {
  const marked = new Marked({
    async: false,
    renderer: {
      html: ({ text }) => {
        throw new Error(`guide/${language}/${name}.md contains HTML: ${text}`);
      },
      link({ href, tokens }) {
        const text = this.parser.parseInline(tokens);
        if (href.startsWith('https://'))
          return `<a href="${escapeHtml(href)}" target="_blank" rel="noreferrer">${text}</a>`;
        return `<a href="${escapeHtml(href.replace(/\.md(?=#|$)/, '.html'))}">${text}</a>`;
      },
    },
  });
  return marked.parse(markdown) as string;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
