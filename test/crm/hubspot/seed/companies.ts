import type { StoredObject } from '../types';
import { COMPANY_FIRST, COMPANY_SECOND, plainLetters } from './names';
import type { Random } from './random';

const DAY = 86_400_000;
const FIRST_ID = 2_000_001;

/** How many companies the contacts of an account work at. */
export const companyCount = (contacts: number): number => Math.max(1, Math.ceil(contacts / 8));

/** The company with this number: name, domain, size. */
export function companyRow(at: number, random: Random, now: number): StoredObject {
  const first = COMPANY_FIRST[at % COMPANY_FIRST.length] ?? '';
  const second =
    COMPANY_SECOND[Math.floor(at / COMPANY_FIRST.length) % COMPANY_SECOND.length] ?? '';
  const round = Math.floor(at / (COMPANY_FIRST.length * COMPANY_SECOND.length));
  const name = `${first} ${second}${round > 0 ? ` ${round + 1}` : ''}`;
  const created = now - random.int(300, 900) * DAY;
  return {
    type: 'companies',
    id: FIRST_ID + at,
    values: {
      name,
      domain: `${plainLetters(name)}.example`,
      industry: second.toUpperCase(),
      numberofemployees: String(random.int(4, 900)),
      country: random.pick(['Spain', 'Mexico', 'United Kingdom', 'Germany', 'Argentina']),
    },
    created,
    updated: created,
    archivedAt: null,
    history: {},
  };
}
