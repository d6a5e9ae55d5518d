import type { Stage } from '../../domain/base/stage';
import type { ImportFacts } from '../../domain/import/model';
import { comparableName } from '../../domain/person/namesake';
import type { ImportLook, ImportResult } from '../../domain/views/import';
import type { Fresh, LocalDb, MoveRow, PersonRow } from './db';
import { toRow } from './from-row';
import { failing } from './guard';
import { isNameless, mergePerson, newcomer, plainName, soundFacts } from './import-merge';
import { firstMove } from './writes';

/** Which import a batch of people belongs to. */
export interface ImportRun {
  readonly run: string;
  /** Name of the file. */
  readonly file: string;
  /** The stage of new people without one in the file; null for no stage. */
  readonly newcomers: Stage | null;
  /** The owner of new people; none by default. */
  readonly ownerId?: string | undefined;
}

/** A person of a file, who they are in the workspace, and the addresses that others have. */
interface Planned {
  readonly facts: ImportFacts;
  readonly known: PersonRow | null;
  readonly taken: ReadonlySet<string>;
}

const NO_CAMPAIGNS: ReadonlyMap<string, number> = new Map();

/**
 * Who the people of a file are in the workspace, and who of them an import would change; nothing is
 * written.
 * @returns one for each person, in their order
 * @throws RelevoError `store/…` when the database fails
 */
export function lookImport(db: LocalDb, people: readonly ImportFacts[]): Promise<ImportLook[]> {
  return failing(async () => {
    const [planned, campaigns] = await Promise.all([plan(db, people), campaignIds(db)]);
    return planned.map(({ facts, known, taken }): ImportLook => {
      if (known === null) return { id: null, changes: true };
      const brings = facts.campaign !== null && known.campaignId === null;
      const after = mergePerson(known, facts, campaigns, taken, 0);
      return { id: String(known.id), changes: brings || !isSame(known, after) };
    });
  });
}

/**
 * Imports a batch of people, all of them or, if it fails, none. A person known by an address or a
 * profile is brought up to date: what is empty changes nothing, the campaign that first brought
 * them stays, and a stage only moves forward, since a list on a disk is older than what the team
 * did since. The same file twice is the same as once. What it changed is kept until the next
 * import, so that it can be undone.
 * @param now epoch ms, when people enter their stages
 * @throws RelevoError `store/…` when the database fails
 */
export function runImport(
  db: LocalDb,
  { run, file, newcomers, ownerId }: ImportRun,
  people: readonly ImportFacts[],
  now: number,
): Promise<ImportResult> {
  const tables = [db.contacts, db.campaigns, db.moves, db.imports];
  return failing(() =>
    db.transaction('rw', tables, async () => {
      await db.imports.where('run').notEqual(run).delete();
      const planned = await plan(db, people);
      const { campaigns, added: newCampaigns } = await putCampaigns(db, planned);
      const fresh = planned
        .filter(({ known }) => known === null)
        .map(({ facts, taken }) => {
          const person = newcomer(facts, facts.stage ?? newcomers, ownerId ?? null, now);
          return mergePerson(person, facts, campaigns, taken, now);
        });
      const ids = await db.contacts.bulkAdd(
        fresh.map((facts) => toRow(facts, 1, now)),
        { allKeys: true },
      );
      const changes = planned.flatMap(({ facts, known, taken }) => {
        if (known === null) return [];
        const after = mergePerson(known, facts, campaigns, taken, now);
        return isSame(known, after) ? [] : [{ before: known, after }];
      });
      await db.contacts.bulkPut(changes.map(({ after }) => toRow(after, after.revision + 1, now)));
      const moves = await db.moves.bulkAdd(
        [
          ...fresh.flatMap((facts, index) => firstMove(ids[index] ?? 0, facts, now)),
          ...changes.flatMap(({ before, after }) => moved(before, after, now)),
        ],
        { allKeys: true },
      );
      const before = changes.map((each) => each.before);
      await db.imports.add({
        run,
        file,
        at: now,
        added: ids,
        before,
        moves,
        campaigns: newCampaigns,
      });
      return { added: fresh.length, updated: changes.length };
    }),
  );
}

function isSame(before: PersonRow, after: PersonRow): boolean {
  return JSON.stringify(after) === JSON.stringify(before);
}

function moved(before: PersonRow, after: PersonRow, now: number): Fresh<MoveRow>[] {
  if (after.stage === null || after.stage === before.stage) return [];
  return [
    {
      contactId: before.id,
      from: before.stage,
      to: after.stage,
      at: now,
      before: null,
      back: false,
    },
  ];
}

/**
 * Who the people of a file are: by profile or first address, by another address only where the name
 * is no other. Two people of one batch who turn out to be one person are the first of them.
 */
async function plan(db: LocalDb, people: readonly ImportFacts[]): Promise<Planned[]> {
  const sound = people
    .map(soundFacts)
    .filter(({ emails, linkedin }) => emails.length > 0 || linkedin !== null);
  const keys = new Set(sound.flatMap(keysOf));
  const rows = await db.contacts
    .where('keys')
    .anyOf([...keys])
    .toArray();
  const byKey = new Map<string, PersonRow>();
  for (const row of rows.toSorted((a, b) => a.id - b.id))
    for (const key of row.keys) if (!byKey.has(key)) byKey.set(key, row);
  return sound.map((facts) => {
    const known = knownBy(facts, byKey);
    const others = facts.emails.filter((email) => {
      const owner = byKey.get(`e:${email}`);
      return owner !== undefined && owner.id !== known?.id;
    });
    return { facts, known, taken: new Set(others) };
  });
}

function keysOf({ emails, linkedin }: ImportFacts): string[] {
  return [...(linkedin === null ? [] : [`l:${linkedin}`]), ...emails.map((email) => `e:${email}`)];
}

function knownBy(facts: ImportFacts, byKey: ReadonlyMap<string, PersonRow>): PersonRow | null {
  const { emails, linkedin, name } = facts;
  const [first] = emails;
  const certain =
    (first === undefined ? undefined : byKey.get(`e:${first}`)) ??
    (linkedin === null ? undefined : byKey.get(`l:${linkedin}`));
  if (certain !== undefined) return certain;
  for (const email of emails.slice(1)) {
    const row = byKey.get(`e:${email}`);
    if (row === undefined) continue;
    if (name === null || isNameless(row) || comparableName(name) === comparableName(row.name))
      return row;
  }
  return null;
}

async function campaignIds(db: LocalDb): Promise<ReadonlyMap<string, number>> {
  return new Map((await db.campaigns.toArray()).map(({ id, name }) => [plainName(name), id]));
}

/** Campaigns by name; those that the workspace does not know yet are added. */
async function putCampaigns(
  db: LocalDb,
  planned: readonly Planned[],
): Promise<{ campaigns: ReadonlyMap<string, number>; added: number[] }> {
  if (planned.every(({ facts }) => facts.campaign === null))
    return { campaigns: NO_CAMPAIGNS, added: [] };
  const campaigns = new Map(await campaignIds(db));
  const added: number[] = [];
  for (const { facts } of planned) {
    if (facts.campaign === null || campaigns.has(plainName(facts.campaign))) continue;
    const id = await db.campaigns.add({ name: facts.campaign });
    campaigns.set(plainName(facts.campaign), id);
    added.push(id);
  }
  return { campaigns, added };
}
