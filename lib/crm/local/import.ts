import type { ImportPreview, ImportResult } from '../../domain/admin';
import type { Contact } from '../../domain/contact';
import { type Stage, stageOrder } from '../../domain/stage';
import { type ColumnMapping, type ImportRow, readCsv } from './csv';
import type { LocalDb } from './db';
import { fromLocal, toLocal } from './rows';
import { newContact } from './writes';

const BATCH = 500;
const MOST_PROBLEMS = 200;

/** What an import would do, without doing it. */
export async function previewImport(db: LocalDb, csv: string, mapping?: ColumnMapping): Promise<ImportPreview> {
  const read = readCsv(csv, mapping);
  let known = 0;
  for (let start = 0; start < read.rows.length; start += BATCH) {
    const keys = read.rows.slice(start, start + BATCH).map((row) => `e:${row.email}`);
    known += new Set((await db.contacts.where('keys').anyOf(keys).toArray()).map((row) => row.emails[0])).size;
  }
  return {
    columns: read.columns,
    mapping: read.mapping,
    rows: read.total,
    fresh: Math.max(0, read.rows.length - known),
    known,
    problems: read.problems.slice(0, MOST_PROBLEMS),
    sample: read.sample,
  };
}

/**
 * Imports people into the workspace. Somebody known by address is brought up to date: empty cells change nothing, and a
 * stage only moves forward, since a list on a disk is older than what the team did meanwhile. Twice the same file is once.
 */
export async function runImport(db: LocalDb, csv: string, mapping: ColumnMapping, now: number): Promise<ImportResult> {
  const read = readCsv(csv, mapping);
  let [added, updated] = [0, 0];
  for (let start = 0; start < read.rows.length; start += BATCH) {
    const counts = await importBatch(db, read.rows.slice(start, start + BATCH), now);
    added += counts.added;
    updated += counts.updated;
  }
  return { added, updated, problems: read.problems.slice(0, MOST_PROBLEMS) };
}

function importBatch(
  db: LocalDb,
  rows: readonly ImportRow[],
  now: number,
): Promise<{ added: number; updated: number }> {
  return db.transaction('rw', db.contacts, async () => {
    const known = await db.contacts
      .where('keys')
      .anyOf(rows.map((row) => `e:${row.email}`))
      .toArray();
    const byKey = new Map(known.flatMap((contact) => contact.keys.map((key) => [key, contact] as const)));
    const fresh = rows.filter((row) => !byKey.has(`e:${row.email}`));
    const changed = rows.flatMap((row) => {
      const stored = byKey.get(`e:${row.email}`);
      if (stored === undefined) return [];
      const before = fromLocal(stored);
      const after = merge(before, row, now);
      return JSON.stringify(before) === JSON.stringify(after) ? [] : [toLocal(after, now)];
    });
    await db.contacts.bulkPut([
      ...changed,
      ...fresh.map((row) => toLocal(merge(newContact(`local-${row.email}`, row.email, row.name, now), row, now), now)),
    ]);
    return { added: fresh.length, updated: changed.length };
  });
}

function merge(contact: Contact, row: ImportRow, now: number): Contact {
  const jobTitle = row.jobTitle ?? contact.jobTitle;
  const company = row.company ?? contact.company;
  const named = {
    ...contact,
    name: row.name === row.email ? contact.name : row.name,
    company,
    jobTitle,
    linkedinSlug: row.linkedinSlug ?? contact.linkedinSlug,
    campaign: row.campaign ?? contact.campaign,
    traits: { ...contact.traits, ...(jobTitle === null ? {} : { jobTitle }), ...(company === null ? {} : { company }) },
  };
  const fresh = contact.revision === null;
  const forward =
    row.stage !== null && (fresh || contact.stage === null || stageOrder(row.stage) > stageOrder(contact.stage));
  return forward && row.stage !== null ? atStage(named, row.stage, now) : named;
}

function atStage(contact: Contact, stage: Stage, now: number): Contact {
  return {
    ...contact,
    stage,
    nativeStage: { id: stage, label: stage },
    stageDates: { ...contact.stageDates, [stage]: now },
  };
}
