import { STAGES, type Stage } from '../../domain/base/stage';
import { COMPANIES, FAMILY, GIVEN, MAILBOX_PEOPLE, TITLES } from './sample-names';

/** Somebody of the sample, before their story is told. */
export interface Character {
  readonly email: string;
  readonly name: string;
  readonly company: string;
  readonly title: string | null;
  readonly stage: Stage;
  /** Writes in the demo mailbox, so is the rep's own. */
  readonly writes: boolean;
}

/** How many of two hundred people stand at each stage. */
const PROPORTIONS: Readonly<Record<Stage, number>> = {
  visitor: 60,
  lead: 58,
  mql: 34,
  sql: 22,
  opportunity: 14,
  customer: 12,
};

/** Everybody: first those who write in the demo mailbox, then others until the stages are filled. */
export function makeCast(): Character[] {
  const people = MAILBOX_PEOPLE.trim().split('\n').map(readCharacter);
  const wanted = STAGES.flatMap((stage) => {
    const there = people.filter((person) => person.stage === stage).length;
    return Array.from({ length: PROPORTIONS[stage] - there }, () => stage);
  });
  return [...people, ...wanted.map(makeExtra)];
}

function readCharacter(line: string): Character {
  const [address = '', name = '', company = '', title = '', letter = ''] = line.split('|');
  const stage = STAGES.find((each) => each.startsWith(letter)) ?? 'lead';
  return { email: `${address}.example`, name, company, title, stage, writes: true };
}

function makeExtra(stage: Stage, index: number): Character {
  const spanish = index % 2 === 0;
  const turn = index >> 1;
  const form = spanish ? (turn % 2 === 0 ? 'her' : 'him') : 'en';
  // The steps share no factor with the lists' lengths, so that names and companies do not come round together.
  const first = pick(GIVEN[form], (spanish ? turn >> 1 : turn) * 5);
  const last = pick(FAMILY[spanish ? 'es' : 'en'], turn * 7);
  const company = pick(COMPANIES[spanish ? 'es' : 'en'], turn * 3);
  return {
    email: `${slug(first)}.${slug(last)}@${slug(company)}.example`,
    name: `${first} ${last}`,
    company,
    title: stage === 'visitor' ? null : titleOf(stage, form, turn),
    stage,
    writes: false,
  };
}

/** Marketing hands over those who buy; among leads there is everybody. */
function titleOf(stage: Stage, form: keyof typeof GIVEN, turn: number): string {
  const buys = stage === 'lead' ? turn % 3 === 0 : turn % 5 !== 4;
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
