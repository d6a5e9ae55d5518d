import type { Language, Localized } from '../base/text';
import type { Feedback, Verdict } from './feedback';

const both = (en: string, es: string): Localized => ({ en, es });

const SAID: Readonly<Record<Verdict, Localized>> = {
  accepted: both('Accepted', 'Aceptado'),
  rejected: both('Rejected', 'Rechazado'),
  recycled: both('Recycled', 'Reciclado'),
  'decided-sql': both('Sales-qualified', 'Calificado por ventas'),
  returned: both('Returned to marketing', 'Devuelto a marketing'),
  'ask-marketing': both('Question to marketing', 'Pregunta a marketing'),
  comment: both('Comment', 'Comentario'),
  undone: both('Taken back', 'Retirado'),
};

const ANSWER = both('Answer', 'Respuesta');
const DEALT_WITH = both('Dealt with', 'Resuelto');
const CAMPAIGN = both('Campaign', 'Campaña');
const AGREEMENT = both('agreement', 'acuerdo');
const UNTIL = both('Until', 'Hasta');
const LOOK_AGAIN = both('Look again', 'Volver a mirar');

const LONGEST_LINE = 300;

/**
 * What stands above the text in a note, for a person who reads it in the CRM: the verdict with its
 * reason, the campaign, the date, who said it under which version.
 * @param reason the label of the reason in the language of the note; null where there is none
 */
export function feedbackHeader(
  feedback: Feedback,
  reason: string | null,
  language: Language,
): string {
  const { author, campaign, date, agreementVersion } = feedback;
  const email = author.email === null ? '' : ` <${author.email}>`;
  const version = agreementVersion === null ? '' : ` (${AGREEMENT[language]} ${agreementVersion})`;
  const when = feedback.verdict === 'recycled' ? UNTIL : LOOK_AGAIN;
  return [
    `Relevo: ${titleOf(feedback)[language]}${reason === null ? '' : ` – ${reason}`}`,
    ...(campaign === null ? [] : [`${CAMPAIGN[language]}: ${campaign}`]),
    ...(date === null ? [] : [`${when[language]}: ${date}`]),
    `${author.name}${email}${version}`,
  ]
    .map(oneLine)
    .join('\n');
}

function titleOf(feedback: Feedback): Localized {
  if (feedback.dealtWith) return DEALT_WITH;
  return feedback.verdict === 'comment' && feedback.answers !== null
    ? ANSWER
    : SAID[feedback.verdict];
}

/**
 * A text as one line that a header can hold: white space once, at most 300 characters, the last one
 * whole.
 */
export function oneLine(text: string): string {
  const line = cleanWords(text).replace(/\s+/g, ' ').trim();
  const cut = line.slice(0, LONGEST_LINE);
  return /[\ud800-\udbff]$/.test(cut) && cut.length < line.length ? cut.slice(0, -1) : cut;
}

/**
 * A text as a note can hold it and give it back: one kind of line break, ordinary blanks, no
 * control characters, no half characters, nothing blank at its ends. What steers the direction of
 * writing stays: it belongs to the words, and whoever shows them keeps it from reaching further.
 */
export function cleanWords(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\u00a0', ' ')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/\p{Cs}/gu, '\ufffd')
    .trim();
}

/** The words with which lines for the machine begin. */
const MARKS = /^([^\S\n]*)(relevo)-(?=(?:feedback|agreement|ref) )/gim;

/**
 * Free text whose lines begin with no mark of ours: a person may write those words, and they must
 * not be read as a line for the machine. The hyphen becomes one that looks the same and breaks no
 * line.
 */
export function withoutMarks(text: string): string {
  return text.replace(MARKS, '$1$2\u2011');
}

/** The same text as it was written. */
export function withMarks(text: string): string {
  return text.replace(/^([^\S\n]*relevo)\u2011(?=(?:feedback|agreement|ref) )/gim, '$1-');
}
