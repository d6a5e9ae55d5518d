import type { WeeklyReview } from '../../../lib/domain/review/review-schema';
import { momentOf } from '../../../lib/i18n/time';
import { dateText } from './review-values';
import type { Section, SectionTable } from './sections';
import type { ReviewSpeech } from './use-t';

/** A review to copy or to save. */
export interface WrittenReview {
  readonly title: string;
  /** Version of the agreement, age, and whose key sees it. */
  readonly stamp: readonly string[];
  readonly sections: readonly Section[];
  /** Notes of its parts, by the title of the part. */
  readonly notes: readonly { readonly of: string; readonly text: string }[];
}

/** Which week it is of. */
export function weekText({ week }: WeeklyReview, speech: ReviewSpeech): string {
  return speech.t('week', {
    from: dateText(week.from, speech),
    until: dateText(week.until, speech),
  });
}

/** What the figures rest on, and as far as whose key sees: the same words on every copy. */
export function stampOf(review: WeeklyReview, speech: ReviewSpeech): string[] {
  const { t, language } = speech;
  const { agreement, readAt, oldestAt, sight } = review;
  const who = sight.who ?? sight.crm;
  return [
    t('stamp', { version: agreement.version, when: momentOf(readAt, language) }),
    ...(oldestAt === null ? [] : [t('stamp.oldest', { when: momentOf(oldestAt, language) })]),
    sight.seesAll === null
      ? t('stamp.key', { who })
      : t(sight.seesAll ? 'stamp.all' : 'stamp.own', { who }),
    ...(agreement.isAgreed ? [] : [t('stamp.unagreed')]),
    t('stamp.weekend'),
  ];
}

/** As lines of text; cells stand apart by tabs, which mail and slides take as columns. */
export function asText({ title, stamp, sections, notes }: WrittenReview): string {
  const parts = sections.map((section) =>
    [
      section.title,
      ...section.lines,
      ...section.tables.flatMap((table) => [
        table.title,
        ...[table.head, ...table.rows].map((row) => row.map(oneLine).join('\t')),
      ]),
      ...section.quotes.map(({ of, text }) => `${of}: ${oneLine(text)}`),
      ...notesOf(section, notes),
    ].join('\n'),
  );
  return [[title, ...stamp].join('\n'), ...parts].join('\n\n');
}

/** As Markdown. Names of the CRM are text there too: what would be markup in them is escaped. */
export function asMarkdown({ title, stamp, sections, notes }: WrittenReview): string {
  const parts = sections.map((section) =>
    [
      `## ${escaped(section.title)}`,
      ...section.lines.map(escaped),
      ...section.tables.map(markdownTable),
      ...section.quotes.map(({ of, text }) => `> **${escaped(of)}**: ${escaped(text)}`),
      ...notesOf(section, notes).map(escaped),
    ].join('\n\n'),
  );
  return `${[`# ${escaped(title)}`, stamp.map(escaped).join(' '), ...parts].join('\n\n')}\n`;
}

/** As rows for a spreadsheet: the part stands before each row. */
export function asRows({ title, stamp, sections, notes }: WrittenReview): string[][] {
  return [
    [title, ...stamp],
    ...sections.flatMap((section) => [
      ...section.lines.map((line) => [section.title, line]),
      ...section.tables.flatMap((table) =>
        [table.head, ...table.rows].map((row) => [section.title, ...row]),
      ),
      ...section.quotes.map(({ of, text }) => [section.title, of, text]),
      ...notesOf(section, notes).map((text) => [section.title, text]),
    ]),
  ];
}

function notesOf({ title }: Section, notes: WrittenReview['notes']): string[] {
  return notes.filter(({ of }) => of === title).map(({ text }) => text);
}

function markdownTable({ title, head, rows }: SectionTable): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`;
  const rule = `|${' --- |'.repeat(head.length)}`;
  return [`**${escaped(title)}**`, '', line(head), rule, ...rows.map(line)].join('\n');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Escapes what Markdown gives a meaning (CommonMark 0.31, backslash escapes), HTML with it. */
function escaped(text: string): string {
  return oneLine(text).replace(/[\\`*_{}[\]<>()#+!|~]|^[-=]/g, '\\$&');
}
