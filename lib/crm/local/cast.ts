import { STAGES, type Stage } from '../../domain/base/stage';
import { COMPANIES, FAMILY, GIVEN, MAILBOX_PEOPLE, TITLES, TRADES } from './sample-names';

/** A person of the sample without their history. */
export interface Character {
  readonly email: string;
  readonly name: string;
  readonly company: string;
  readonly title: string | null;
  readonly stage: Stage;
  /** Writes in the demo mailbox, so is the rep's own. */
  readonly writes: boolean;
}

/** Those who write in the demo mailbox. */
export function mailboxCast(): Character[] {
  return MAILBOX_PEOPLE.trim().split('\n').map(readCharacter);
}

function readCharacter(line: string): Character {
  const [address = '', name = '', company = '', title = '', letter = ''] = line.split('|');
  const stage = STAGES.find((each) => each.startsWith(letter)) ?? 'lead';
  return { email: `${address}.example`, name, company, title, stage, writes: true };
}

/**
 * Whether a person decides on what the sample company sells; null if they have not said
 * what they do.
 */
export type Buys = boolean | null;

/**
 * Makes a person who is not in the demo mailbox.
 * @param index counts them from 0: no two have one name
 */
export function makeExtra(stage: Stage, index: number, buys: Buys): Character {
  const spanish = index % 2 === 0;
  const turn = index >> 1;
  const form = spanish ? (turn % 2 === 0 ? 'her' : 'him') : 'en';
  // The steps share no factor with the lists' lengths, so that names do not come round together.
  const first = pick(GIVEN[form], (spanish ? turn >> 1 : turn) * 5);
  const last = pick(
    FAMILY[spanish ? 'es' : 'en'],
    turn * 7 + (spanish ? Math.floor(turn / ROUND) : 0),
  );
  const company = companyOf(spanish ? 'es' : 'en', turn % COMPANIES_EACH);
  return {
    email: `${slug(first)}.${slug(last)}@${slug(company)}.example`,
    name: `${first} ${last}`,
    company,
    title: buys === null ? null : titleOf(buys, form, turn),
    stage,
    writes: false,
  };
}

/** Turns after which the Spanish names would come round. */
const ROUND = 288;
/** Companies of each language: two or three people of each are known. */
const COMPANIES_EACH = 170;

function companyOf(language: 'en' | 'es', index: number): string {
  const known = COMPANIES[language][index];
  if (known !== undefined) return known;
  const kind = pick(TRADES[language], index);
  const family = pick(FAMILY[language], index * 3 + Math.floor(index / TRADES[language].length));
  return language === 'es' ? `${kind} ${family}` : `${family} ${kind}`;
}

/** Who decides on it has one kind of title, who does not another. */
function titleOf(buys: boolean, form: keyof typeof GIVEN, turn: number): string {
  const forms = pick(TITLES[buys ? 'buyers' : 'others'], turn * 3).split(',');
  return pick(forms, ['en', 'him', 'her'].indexOf(form));
}

/** An element of a list that starts over at its end. */
export function pick<Value>(values: readonly Value[], index: number): Value {
  const value = values[index % values.length];
  if (value === undefined) throw new Error('nothing to pick from');
  return value;
}

/** Letters and digits as they stand in addresses. */
export function slug(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-');
}
