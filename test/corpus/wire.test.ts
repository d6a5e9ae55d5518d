import { beforeAll, describe, expect, it } from 'vitest';
import type { ContactRead } from '../../lib/crm/port/contact-read';
import { RelevoError } from '../../lib/domain/base/failure';
import { depth } from '../run/depth';
import type { Spoilt } from './mutate';
import { connectWith, READS, type Recording, record, WRITES } from './recording';
import { faultsOf, readsIn } from './sound';
import { replay, type WireCase, wireCases } from './wire';
import { keep, openStore } from './world';

let recording: Recording;
let cases: WireCase[];

beforeAll(async () => {
  recording = await record();
  cases = wireCases(recording);
});

/** What became of an operation: a value, a failure with a code, or something that must not be. */
type End = { value: unknown } | { code: string } | { wrong: string };

const OUTCOMES = ['applied', 'conflict', 'refused', 'later', 'unknown'];
const PATIENCE_MS = 5_000;

async function run(operation: string, spoil?: { nth: number; spoilt: Spoilt }): Promise<End> {
  const act = READS[operation] ?? WRITES[operation];
  const heard = recording.operations.get(operation);
  if (act === undefined || heard === undefined) throw new Error(`no operation ${operation}`);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<End>((resolve) => {
    timer = setTimeout(() => resolve({ wrong: 'never ends' }), PATIENCE_MS);
  });
  const done = act(connectWith(replay(heard, spoil)), recording.ids).then(
    (value): End => ({ value }),
    (error: unknown): End =>
      error instanceof RelevoError && operation in READS
        ? { code: error.failure.code }
        : { wrong: String(error) },
  );
  return Promise.race([done, patience]).finally(() => clearTimeout(timer));
}

function complaints(end: End, operation: string): string[] {
  if ('wrong' in end) return [end.wrong];
  if ('code' in end) return end.code === 'bug' ? ['a bug'] : [];
  const kind = operation in WRITES ? (end.value as { kind: string }).kind : 'applied';
  return [
    ...new Set(faultsOf(end.value)),
    ...(OUTCOMES.includes(kind) ? [] : [`no outcome: ${kind}`]),
  ];
}

/** Whether what is spoilt is the first contact of a list. */
function isRecord({ place, spoilt }: WireCase): boolean {
  return (
    /contacts\/(batch\/read|search)$/.test(place) &&
    spoilt.path[0] === 'results' &&
    spoilt.path.length > 1
  );
}

/** The id that the spoilt record had. */
function spoiltId({ operation, nth }: WireCase): string | undefined {
  const { text = '' } = recording.operations.get(operation)?.[nth]?.answer ?? {};
  return JSON.parse(text).results[0]?.id;
}

/** Of the forms of an answer one in so many is tried: of each request some, at night all. */
const EVERY = depth(3, 1);

/** Every contact that came out of a spoilt answer, each once. */
const reads = new Map<string, ContactRead>();

describe('an answer of a CRM that is not as it should be', () => {
  it('has been recorded from a server whose every operation works', async () => {
    for (const operation of recording.operations.keys()) {
      const end = await run(operation);
      expect(complaints(end, operation), operation).toEqual([]);
      expect(end, operation).toHaveProperty('value');
      expect(JSON.stringify(end), operation).not.toContain('not recorded');
    }
  });

  it('comes in more than a thousand forms, at every request that is made', () => {
    const places = new Set([...recording.operations.values()].flat().map(({ place }) => place));
    expect(cases.length).toBeGreaterThan(1_000);
    expect(new Set(cases.map(({ place }) => place))).toEqual(places);
  });

  it('ends every operation in a value that is sound or in a failure that is named', async () => {
    const wrong: string[] = [];
    for (const each of cases.filter((_, index) => index % EVERY === 0)) {
      const end = await run(each.operation, each);
      for (const read of readsIn('value' in end ? end.value : []))
        reads.set(JSON.stringify(read), read);
      for (const complaint of complaints(end, each.operation)) {
        wrong.push(
          `${each.operation} ${each.place} ${each.spoilt.name.slice(0, 90)}: ${complaint}`,
        );
      }
    }
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    expect(wrong).toEqual([]);
  }, 600_000);

  it('leaves people who go into the store, are found there by every key, and have a card', async () => {
    expect(reads.size).toBeGreaterThan(100 / EVERY);
    const db = openStore();
    for (const read of reads.values()) {
      const card = await keep(db, read);
      expect(faultsOf(card)).toEqual([]);
      expect([card.name, card.stage]).toEqual([read.contact.name, read.contact.stage]);
    }
    db.close();
  }, 600_000);

  it('in one record leaves its neighbours as they are', async () => {
    const lost: string[] = [];
    for (const operation of ['lookup', 'read', 'search', 'contactsOfOwner']) {
      const whole = await run(operation);
      const all = readsIn('value' in whole ? whole.value : []);
      expect(all.length, operation).toBeGreaterThan(2);
      for (const each of cases.filter((one) => one.operation === operation && isRecord(one))) {
        const end = await run(operation, each);
        const seen = new Map(
          readsIn('value' in end ? end.value : []).map((read) => [read.contact.id, read]),
        );
        for (const other of all.filter(({ contact }) => contact.id !== spoiltId(each))) {
          if (JSON.stringify(seen.get(other.contact.id)) !== JSON.stringify(other))
            lost.push(`${each.place} ${each.spoilt.name.slice(0, 80)} loses ${other.contact.name}`);
        }
      }
    }
    expect(lost).toEqual([]);
  }, 600_000);
});
