import type { Stage } from '../base/stage';
import { plainText } from './namesake';

/** What a word of another program is to us. */
export interface StageWord {
  /** The stage that it means beyond doubt; null where it means none, or nothing certain. */
  readonly stage: Stage | null;
  /** Whether it has to be asked: a word that is neither a stage nor a way to say "none". */
  readonly asked: boolean;
  /** What it most probably means where it is asked; null if unknown. */
  readonly suggested: Stage | null;
}

/**
 * Words that are certain, in plain text without signs and blanks: ours in both languages, and those
 * of HubSpot, Salesforce, Odoo and Pipedrive. Who gave an address is a lead, so a subscriber is
 * one.
 */
const CERTAIN: readonly (readonly [RegExp, Stage])[] = [
  [/^(website)?visitors?$|^visitantes?$/, 'visitor'],
  [
    /^(leads?|prospect(o|a)?s?|subscribers?|su(b)?scriptor(a|es|as)?|client(e)?spotenciale?s?|clientepotencial|potential(customer|client)s?)$/,
    'lead',
  ],
  [
    /^(leads?|prospect(o|a)?s?)?(mqls?|marketingqualified(leads?)?(mqls?)?|cu?alificad[oa]s?(por|para|de)(el)?marketing(mqls?)?)$/,
    'mql',
  ],
  [
    /^(leads?|prospect(o|a)?s?)?(sqls?|salesqualified(leads?)?(sqls?)?|cu?alificad[oa]s?(por|para|de)(las?)?ventas(sqls?)?)$/,
    'sql',
  ],
  [/^(leads?)?(sals?|salesaccepted(leads?)?(sals?)?|aceptad[oa]s?porventas(sals?)?)$/, 'sql'],
  [/^(open|active)?opportunit(y|ies)$|^oportunidad(es)?(abiertas?|activas?)?$/, 'opportunity'],
  [
    /^((existing|current|active|paying)?(customer|client)s?|clientes?(actual(es)?|activ[oa]s?)?|kunden?|(deal)?won|(closed|cerrad[oa]|cierre)?(won|ganad[oa]s?))$/,
    'customer',
  ],
];

/** What CRMs and people write where there is no stage. */
const NONE =
  /^(na|none|null|nil|novalue|sinvalor|sinetapa|ningun[oa]|noaplica|notapplicable|nostage|empty|vaci[oa]|undefined|unassigned|sinasignar)?$/;

/**
 * Words that may mean something else to a team, so that they are asked, with what they mean most.
 */
const LIKELY: readonly (readonly [RegExp, Stage])[] = [
  [
    /^(evangelists?|evangelizador(a|es)?|promot(e|o)r(a|e?s)?|advocates?|embajador(a|es)?)$/,
    'customer',
  ],
  [/^(open|working|new|nuev[oa]|contacted|contactad[oa])(lead|prospecto)?$/, 'lead'],
  [/^(qualified|cu?alificad[oa])(lead|tobuy|prospecto)?$/, 'sql'],
  [
    /^(value)?(proposition|proposal|propuesta)|^(in)?negotiation|^(en)?negociacion|^(price)?quote|^presupuesto|^contract|^contrato|^decision|^presentation|^demo|^(pipeline|deal)$/,
    'opportunity',
  ],
];

/** A word as compared: without accents, signs, blanks and the number that puts it in order. */
function plainWord(text: string): string {
  return plainText(text)
    .replace(/^\s*\(?\d{1,2}\s*[).:·–-]*\s*(?=[a-z])/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The form in which two spellings of a word are one question. */
export function wordKey(text: string): string {
  return plainWord(text) || text.trim();
}

/**
 * The one vocabulary of stages, for files and every CRM: what a word in English or Spanish, or an
 * internal name of a CRM, means.
 */
export function stageOfWord(text: string): StageWord {
  const word = plainWord(text);
  // "Closed Won (Sales Pipeline)": the pipeline stands behind the stage.
  const stage = find(CERTAIN, word) ?? find(CERTAIN, plainWord(text.replace(/\([^()]*\)\s*$/, '')));
  if (stage !== null) return { stage, asked: false, suggested: null };
  return { stage: null, asked: !NONE.test(word), suggested: find(LIKELY, word) };
}

/** The stage that a CRM's own word suggests, certain or not; null if unknown. */
export function suggestedStage(text: string): Stage | null {
  const { stage, suggested } = stageOfWord(text);
  return stage ?? suggested;
}

function find(list: readonly (readonly [RegExp, Stage])[], word: string): Stage | null {
  return list.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}
