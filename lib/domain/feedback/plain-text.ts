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
  contested: both('Touch contested', 'Interacción cuestionada'),
  confirmed: both('Touch confirmed', 'Interacción confirmada'),
  referred: both('Word of mouth', 'Recomendación'),
  'asked-to-refer': both('Asked for a referral', 'Se le pidió una recomendación'),
  undone: both('Undone', 'Deshecho'),
};

const ANSWER = both('Answer', 'Respuesta');
const DEALT_WITH = both('Resolved', 'Resuelto');
const CAMPAIGN = both('Campaign', 'Campaña');
const AGREEMENT = both('agreement', 'acuerdo');
const UNTIL = both('Until', 'Hasta');
const TOUCH = both('Touch', 'Interacción');
const REFERRED_BY = both('Referred by', 'Recomendado por');
const NOT_REFERRED = both('Not referred', 'Sin recomendación');
const LOOK_AGAIN = both('Follow up', 'Retomar');

const LONGEST_LINE = 300;

/**
 * Returns the lines above the text of a note, for people who read it in the CRM: verdict with its
 * reason, campaign, date, touch or referrer, author and version.
 * @param reason label of the reason in the language of the note; null without a reason
 */
export function feedbackHeader(
  feedback: Feedback,
  reason: string | null,
  language: Language,
): string {
  const { author, campaign, date, agreementVersion, touch, referrer } = feedback;
  const email = author.email === null ? '' : ` <${author.email}>`;
  const version = agreementVersion === null ? '' : ` (${AGREEMENT[language]} ${agreementVersion})`;
  const when = feedback.verdict === 'recycled' ? UNTIL : LOOK_AGAIN;
  return [
    `Relevo: ${titleOf(feedback)[language]}${reason === null ? '' : ` – ${reason}`}`,
    ...(campaign === null ? [] : [`${CAMPAIGN[language]}: ${campaign}`]),
    ...(date === null ? [] : [`${when[language]}: ${date}`]),
    ...(touch === undefined ? [] : [`${TOUCH[language]}: ${touch.title} (${touch.on})`]),
    ...(referrer === undefined ? [] : [`${REFERRED_BY[language]}: ${referrer.name}`]),
    `${author.name}${email}${version}`,
  ]
    .map(oneLine)
    .join('\n');
}

function titleOf(feedback: Feedback): Localized {
  if (feedback.dealtWith) return DEALT_WITH;
  if (feedback.verdict === 'referred' && feedback.referrer === undefined) return NOT_REFERRED;
  return feedback.verdict === 'comment' && feedback.answers !== null
    ? ANSWER
    : SAID[feedback.verdict];
}

/**
 * Returns a text as one line for a header: single spaces, at most 300 characters, without splitting
 * a surrogate pair.
 */
export function oneLine(text: string): string {
  const line = cleanWords(text).replace(/\s+/g, ' ').trim();
  const cut = line.slice(0, LONGEST_LINE);
  return /[\ud800-\udbff]$/.test(cut) && cut.length < line.length ? cut.slice(0, -1) : cut;
}

/**
 * Returns a text that a note can store and return unchanged: one kind of line break, normal spaces,
 * no control characters, no lone surrogates, trimmed. Characters that set the writing direction
 * stay, because they belong to the text; surfaces isolate them.
 */
export function cleanWords(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\u00a0', ' ')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/\p{Cs}/gu, '\ufffd')
    .trim();
}

/** The first words of machine-readable lines. */
const MARKS = /^([^\S\n]*)(relevo)-(?=(?:feedback|agreement|ref) )/gim;

/**
 * Returns free text in which no line begins with one of our marks: a user may type those words, and
 * they must not be read as a machine-readable line. The hyphen becomes a non-breaking one, which
 * looks the same.
 */
export function withoutMarks(text: string): string {
  return text.replace(MARKS, '$1$2\u2011');
}

/** Reverses `withoutMarks`. */
export function withMarks(text: string): string {
  return text.replace(/^([^\S\n]*relevo)\u2011(?=(?:feedback|agreement|ref) )/gim, '$1-');
}
