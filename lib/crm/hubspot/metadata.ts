import * as z from 'zod/mini';
import { isFresh } from '../../domain/base/fresh';
import { isStage, type Stage } from '../../domain/base/stage';
import { suggestedStage } from '../../domain/person/stage-words';
import { cut } from '../kit/cut';
import type { FieldChoice, Mapping, NativeStage, Owner, Vocabulary } from '../port/connector';
import type { KeyValue } from '../port/key-value';
import type { Client } from './client';
import { PERSONA, SOURCE } from './part-properties';
import {
  accountSchema,
  type Definition,
  definitionSchema,
  fitting,
  listSchema,
  ownerSchema,
} from './schemas';
import { segment } from './segment';

/** The native value to write if several are mapped to a stage. */
const PREFERRED: Readonly<Partial<Record<Stage, string>>> = {
  lead: 'lead',
  mql: 'marketingqualifiedlead',
  sql: 'salesqualifiedlead',
  opportunity: 'opportunity',
  customer: 'customer',
};

/** Matches the label or the group of score properties; administrators choose their names. */
const SCORE = /scor(e|ing)|puntuaci/i;

/** When a stage was entered, and how long it lasted. */
const STAGE_TIMES = /^hs_v2_(date_entered|latest_time_in)_/;

const FRESH_MS = 6 * 3_600_000;
const KEY = 'words';
/** Enough for 10,000 owners. */
const MOST_PAGES = 100;
/** Hosts of HubSpot's interface in all regions. Relevo opens no other host for a rep. */
const OWN_DOMAIN = /^app(-[a-z0-9]{1,8})?\.hubspot\.com$/;

const stored = z.object({
  at: z.number(),
  definitions: z.array(definitionSchema),
  owners: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      email: z.nullable(z.string()),
      userId: z.nullable(z.string()),
      isOffered: z.boolean(),
    }),
  ),
  link: z.nullable(z.string()),
});

/** A user who owns contacts, or owned contacts in the past. */
export interface KnownOwner extends Owner {
  /** Id of the owner's user, which HubSpot stores in the records that the user creates. */
  readonly userId: string | null;
  /** Whether a rep can choose it; false for deactivated users and for queues. */
  readonly isOffered: boolean;
}

/**
 * The stages, fields and owners of an account. Read every six hours, and stored to outlive the
 * worker.
 */
export interface CrmMetadata {
  readonly stages: readonly NativeStage[];
  readonly owners: ReadonlyMap<string, KnownOwner>;
  readonly definitions: readonly Definition[];
  /**
   * First part of the address of a contact in HubSpot's interface; null if the key cannot read it.
   */
  readonly link: string | null;
  stageOf(native: string | null): Stage | null;
  /** The native value to write for a stage; undefined if none is mapped. */
  nativeOf(stage: Stage): string | undefined;
  /** All native values mapped to one of the stages. */
  nativesOf(stages: readonly Stage[]): string[];
  /** Whether an administrator has hidden a native stage; contacts may still be at it. */
  isHidden(native: string): boolean;
  orderOf(native: string): number;
  labelOf(native: string): string;
}

export interface MetadataCache {
  /** @throws RelevoError if the stages cannot be read; owners and the link are optional */
  read(signal: AbortSignal, fresh?: boolean): Promise<CrmMetadata>;
}

export function createMetadataCache(
  client: Client,
  store: KeyValue,
  mapping: Mapping,
  clock: () => number,
): MetadataCache {
  let asking: Promise<z.infer<typeof stored>> | null = null;

  async function ask(signal: AbortSignal): Promise<z.infer<typeof stored>> {
    const [list, owners, link] = await Promise.all([
      client.get(
        listSchema,
        { method: 'GET', path: `/crm/properties/${client.version}/contacts` },
        signal,
      ),
      Promise.all(
        [true, false].map((archived) => readOwners(client, archived, signal).catch(() => [])),
      ),
      readLink(client, signal).catch(() => null),
    ]);
    const definitions = fitting(list.results, definitionSchema).filter(isUsed);
    // Archived owners first, so that the entry of an owner who came back replaces them.
    const answer = { at: clock(), definitions, owners: owners.flat(), link };
    await store.set(KEY, answer);
    return answer;
  }

  return {
    async read(signal, fresh = false) {
      const kept = fresh ? null : stored.safeParse(await store.get(KEY));
      if (kept?.success === true && isFresh(kept.data.at, clock(), FRESH_MS))
        return toMetadata(kept.data, mapping);
      asking ??= ask(signal).finally(() => {
        asking = null;
      });
      return toMetadata(await asking, mapping);
    },
  };
}

/**
 * Whether a property is kept: the stages, and what may be a score, a profile or the date of a
 * stage. An account has hundreds of other properties.
 */
function isUsed({ name, label, type, groupName }: Definition): boolean {
  if (name === 'lifecyclestage' || STAGE_TIMES.test(name)) return true;
  if (name === PERSONA || name === SOURCE) return true;
  const words = `${name} ${label ?? ''}`.toLowerCase();
  return (
    (type === 'number' && SCORE.test(`${words} ${groupName ?? ''}`)) ||
    (type === 'string' && words.includes('linkedin'))
  );
}

async function readOwners(
  client: Client,
  archived: boolean,
  signal: AbortSignal,
): Promise<KnownOwner[]> {
  const owners: KnownOwner[] = [];
  let after: string | undefined = '';
  for (let left = MOST_PAGES; after !== undefined && left > 0; left--) {
    const path = `/crm/owners/${client.version}?limit=100${archived ? '&archived=true' : ''}${after === '' ? '' : `&after=${segment(after)}`}`;
    const page: z.infer<typeof listSchema> = await client.get(
      listSchema,
      { method: 'GET', path },
      signal,
    );
    for (const { id, email, firstName, lastName, type, userId, userIdIncludingInactive } of fitting(
      page.results,
      ownerSchema,
    )) {
      const name = [firstName, lastName].filter((part) => part != null && part !== '').join(' ');
      const user = userId ?? userIdIncludingInactive;
      owners.push({
        id,
        name: cut(name || email || id),
        email: email ?? null,
        userId: user == null ? null : String(user),
        isOffered: !archived && type !== 'QUEUE',
      });
    }
    after = page.paging?.next?.after;
  }
  return owners;
}

/** Reads the link of contacts. A key may lack the permission; then only the links are missing. */
async function readLink(client: Client, signal: AbortSignal): Promise<string | null> {
  const { portalId, uiDomain } = await client.get(
    accountSchema,
    { method: 'GET', path: `/account-info/${client.version}/details` },
    signal,
  );
  return `https://${OWN_DOMAIN.test(uiDomain ?? '') ? uiDomain : 'app.hubspot.com'}/contacts/${portalId}/record/0-1/`;
}

function toMetadata(kept: z.infer<typeof stored>, mapping: Mapping): CrmMetadata {
  const options =
    kept.definitions.find((definition) => definition.name === 'lifecyclestage')?.options ?? [];
  const stages = options
    .map((option, index) => ({
      id: option.value,
      label: cut(option.label ?? option.value),
      // "-1 … displayed after any positive values" (HubSpot's description of an option).
      order: placeOf(option.displayOrder ?? index),
      // A label is the administrator's own word, which is mapped and never guessed.
      suggested: suggestedStage(option.value),
    }))
    .sort((a, b) => a.order - b.order);
  const hidden = new Set(
    options.filter((option) => option.hidden === true).map(({ value }) => value),
  );
  const chosen = Object.keys(mapping.stages).length > 0;
  const stageOf = (native: string | null): Stage | null => {
    if (native === null || native === '') return null;
    const mapped = Object.hasOwn(mapping.stages, native) ? mapping.stages[native] : undefined;
    return isStage(mapped)
      ? mapped
      : chosen
        ? null
        : (stages.find(({ id }) => id === native)?.suggested ?? null);
  };
  const meaning = (stage: Stage) =>
    stages.filter(({ id }) => stageOf(id) === stage).map(({ id }) => id);
  return {
    stages,
    definitions: kept.definitions,
    owners: new Map(kept.owners.map((owner) => [owner.id, owner])),
    link: kept.link,
    stageOf,
    // A hidden stage is not written: the administrator does not want contacts there any more.
    nativeOf: (stage) => {
      const open = meaning(stage).filter((id) => !hidden.has(id));
      return open.find((id) => id === PREFERRED[stage]) ?? open[0];
    },
    isHidden: (native) => hidden.has(native),
    nativesOf: (wanted) => wanted.flatMap(meaning),
    orderOf: (native) => stages.findIndex(({ id }) => id === native),
    labelOf: (native) => stages.find(({ id }) => id === native)?.label ?? native,
  };
}

function placeOf(displayOrder: number): number {
  return displayOrder < 0 ? Number.MAX_SAFE_INTEGER : displayOrder;
}

/** Returns the account's metadata as the options offer it for mapping. */
export function toVocabulary(metadata: CrmMetadata): Vocabulary {
  const choices = (keep: (definition: Definition) => boolean): FieldChoice[] =>
    metadata.definitions
      .filter(keep)
      .map(({ name, label }) => ({ name, label: cut(label ?? name) }));
  return {
    stages: metadata.stages.filter(({ id }) => !metadata.isHidden(id)),
    stageFields: [],
    scoreFields: choices(({ type, name }) => type === 'number' && !STAGE_TIMES.test(name)),
    profileFields: choices(({ type }) => type === 'string'),
  };
}
