/** Runs in a browser: the real store, filled, and looked up in. Driven by `cache.ts`. */

import type { IdentityKey } from '../../lib/domain/person/identity';
import { contactsByKeys, toRow } from '../../lib/store/contacts';
import { RelevoDb } from '../../lib/store/db';
import type { ContactRow } from '../../lib/store/rows';

const BATCH = 1_000;
const db = new RelevoDb('relevo-bench');

function row(index: number): ContactRow {
  const id = String(index);
  const contact = {
    id,
    name: `Person ${id}`,
    emails: [`person${id}@company${index % 997}.example`],
    linkedinSlug: `person-${id}`,
    company: `Company ${index % 997}`,
    jobTitle: 'Head of Operations',
    stage: 'lead' as const,
    nativeStage: { id: 'lead', label: 'Lead' },
    stageDates: { lead: 1_790_000_000_000 },
    crmScore: null,
    owner: { id: String(index % 40), name: 'Owner' },
    campaign: 'Autumn guide',
    traits: { jobTitle: 'Head of Operations', company: 'Company' },
    signals: Array.from({ length: 6 }, (_, each) => ({
      kind: 'email-opened' as const,
      at: 1_790_000_000_000 - each * 86_400_000,
    })),
    revision: '2026-11-01T00:00:00Z',
    url: null,
    gaps: [],
  };
  return toRow(contact, 1_790_000_000_000, 1_790_000_000_000 + index);
}

async function fill(from: number, to: number): Promise<number> {
  const started = performance.now();
  for (let start = from; start < to; start += BATCH) {
    await db.contacts.bulkPut(
      Array.from({ length: Math.min(BATCH, to - start) }, (_, each) => row(start + each)),
    );
  }
  return performance.now() - started;
}

/**
 * Milliseconds of looking up `people` random people, and as many that are not there, `rounds`
 * times.
 */
async function measure(size: number, people: number, rounds: number): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const keys = Array.from({ length: people }, (_, each): IdentityKey => {
      const index = Math.floor(Math.random() * size);
      return each % 5 === 4
        ? `e:nobody${index}@nowhere.example`
        : `e:person${index}@company${index % 997}.example`;
    });
    const started = performance.now();
    const found = await contactsByKeys(db, keys);
    times.push(performance.now() - started);
    if (found.size === 0) throw new Error('nobody was found');
  }
  return times;
}

Object.assign(globalThis, { bench: { fill, measure } });
