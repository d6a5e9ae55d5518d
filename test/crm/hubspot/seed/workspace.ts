import type { Owner, Participation, StoredObject } from '../types';
import { companyCount, companyRow } from './companies';
import { engagementRows } from './engagements';
import { participationRows } from './participations';
import { personRow } from './people';
import { randomFrom } from './random';

export type SeedRow =
  | { kind: 'object'; object: StoredObject }
  | { kind: 'link'; from: StoredObject; to: StoredObject }
  | { kind: 'participation'; participation: Participation };

/**
 * What an account holds at the start. The rows are made one by one as they are read, so a large one
 * takes no memory.
 */
export interface Workspace {
  owners: Owner[];
  rows(): Iterable<SeedRow>;
}

const TEAM: ReadonlyArray<readonly [first: string, last: string, team: string]> = [
  ['Nora', 'Vidal', 'Inbound'],
  ['Tomás', 'Arce', 'Inbound'],
  ['Greta', 'Lund', 'Outbound'],
  ['Samir', 'Haddad', 'Outbound'],
  ['Mateo', 'Ibarra', 'Marketing'],
];

/**
 * Who can own contacts beside the team: a person who has left, a queue, and a person of whom only
 * an id is known.
 */
const OTHERS: readonly Owner[] = [
  ['Olaf', 'Past', { archived: true }] as const,
  ['Web chat', '', { queue: true, email: '' }] as const,
  ['', '', { email: '' }] as const,
].map(([firstName, lastName, more], at) => ({
  id: String(91 + at),
  email: 'olaf.past@relevo-demo.example',
  firstName,
  lastName,
  userId: 9051 + at,
  team: null,
  archived: false,
  ...more,
}));

/** The sales and marketing people of the sample account, and the others who can own a contact. */
export function sampleOwners(): Owner[] {
  return [...TEAM.map(teamMember), ...OTHERS.map((owner) => ({ ...owner }))];
}

function teamMember([firstName, lastName, team]: (typeof TEAM)[number], at: number): Owner {
  return {
    id: String(41 + at),
    email: `${firstName}.${lastName}@relevo-demo.example`
      .normalize('NFD')
      .replace(/[^\w.@-]/g, '')
      .toLowerCase(),
    firstName,
    lastName,
    userId: 9001 + at,
    team,
    archived: false,
  };
}

/** The moment that the sample data leads up to when none is given: 23 November 2026, 09:00 UTC. */
const SAMPLE_NOW = Date.UTC(2026, 10, 23, 9);

/**
 * A believable account of synthetic people, the same for the same arguments.
 * `contacts` counts the people; `now` (epoch ms) is the moment that their past leads up to.
 */
export function seedWorkspace(seed: number, contacts: number, now = SAMPLE_NOW): Workspace {
  const owners = sampleOwners();
  const sellers = owners
    .filter(({ team }) => team !== null && team !== 'Marketing')
    .map((owner) => owner.id);
  return {
    owners,
    *rows() {
      const random = randomFrom(seed);
      const companies: StoredObject[] = [];
      for (let at = 0; at < companyCount(contacts); at += 1) {
        const company = companyRow(at, random, now);
        companies.push(company);
        yield { kind: 'object', object: company };
      }
      for (let at = 0; at < contacts; at += 1) {
        const company = random.pick(companies);
        const person = personRow(at, company, sellers, random, now);
        yield { kind: 'object', object: person };
        if (random.chance(0.8)) yield { kind: 'link', from: person, to: company };
        yield* engagementRows(person, company, random, now);
        yield* participationRows(person, random, now);
      }
    },
  };
}
