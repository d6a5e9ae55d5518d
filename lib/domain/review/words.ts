import { type Language, type Localized, textIn } from '../base/text';
import { cleanWords, oneLine } from '../feedback/plain-text';
import type { Decision, KeptReview, ReviewEntry, ReviewNote } from './review-schema';

const both = (en: string, es: string): Localized => ({ en, es });

const STATE: Readonly<Record<Decision['state'], Localized>> = {
  open: both('open', 'abierta'),
  done: both('done', 'hecha'),
  dropped: both('dropped', 'descartada'),
};

/** What a document of the review says to people who read it in the CRM; its first line is the title. */
export function reviewWords(entry: ReviewEntry, language: Language): string {
  const lines =
    entry.kind === 'decision'
      ? decisionWords(entry, language)
      : entry.kind === 'note'
        ? noteWords(entry, language)
        : keptWords(entry, language);
  const by = `${both('by', 'por')[language]} ${oneLine(entry.by)}`;
  return [...lines.map(cleanWords), by].join('\n');
}

function decisionWords({ week, text, owner, due, state }: Decision, language: Language): string[] {
  const say = (words: Localized) => words[language];
  return [
    `${say(both('Relevo, decision of the weekly review of', 'Relevo, decisión de la revisión semanal del'))} ${week}: ${say(STATE[state])}`,
    text,
    ...(owner === null ? [] : [`${say(both('Owner', 'Responsable'))}: ${oneLine(owner)}`]),
    ...(due === null ? [] : [`${say(both('Due', 'Fecha'))}: ${due}`]),
  ];
}

function noteWords({ week, text }: ReviewNote, language: Language): string[] {
  const title = both(
    'Relevo, note of the weekly review of',
    'Relevo, nota de la revisión semanal del',
  );
  return [`${title[language]} ${week}`, text];
}

function keptWords({ review }: KeptReview, language: Language): string[] {
  const say = (words: Localized) => words[language];
  const { week, agreement, goals, deals } = review;
  return [
    `${say(both('Relevo, weekly review', 'Relevo, revisión semanal'))} ${week.from} – ${week.until}`,
    `${say(both('Agreement, version', 'Acuerdo, versión'))} ${agreement.version}`,
    ...goals.map(
      ({ label, seen, target }) => `${textIn(label, language)}: ${seen ?? '–'} / ${target}`,
    ),
    ...(deals.gap === null
      ? [
          `${say(both('Won', 'Ganadas'))}: ${deals.won.length}, ${say(both('lost', 'perdidas'))}: ${deals.lost.length}`,
        ]
      : []),
    say(both('The whole review opens in Relevo.', 'La revisión completa se abre en Relevo.')),
  ];
}
