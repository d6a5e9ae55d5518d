import * as z from 'zod/mini';
import { isFresh } from '../../domain/base/fresh';
import { isStage, type Stage } from '../../domain/base/stage';
import { cut } from '../kit/cut';
import type { FieldChoice, Mapping, NativeStage, Owner, Vocabulary } from '../port/connector';
import type { KeyValue } from '../port/key-value';
import type { Client } from './client';
import {
  accountSchema,
  type Definition,
  definitionSchema,
  fitting,
  listSchema,
  ownerSchema,
} from './schemas';
import { segment } from './segment';

/**
 * HubSpot's own stage values and what they are in the shared language; an administrator may have
 * others.
 */
const SUGGESTED: Readonly<Record<string, Stage>> = {
  subscriber: 'lead',
  lead: 'lead',
  marketingqualifiedlead: 'mql',
  salesqualifiedlead: 'sql',
  opportunity: 'opportunity',
  customer: 'customer',
  evangelist: 'customer',
};

/** The native value that stands for a stage where several are mapped to it. */
const PREFERRED: Readonly<Partial<Record<Stage, string>>> = {
  lead: 'lead',
  mql: 'marketingqualifiedlead',
  sql: 'salesqualifiedlead',
  opportunity: 'opportunity',
  customer: 'customer',
};

/**
 * How a score is called, or the group in which it stands: the name is the administrator's to
 * choose.
 */
const SCORE = /scor(e|ing)|puntuaci/i;

/** When a stage was entered, and how long it lasted. */
const STAGE_TIMES = /^hs_v2_(date_entered|latest_time_in)_/;

const FRESH_MS = 6 * 3_600_000;
const KEY = 'words';
/** Ten thousand owners. */
const MOST_PAGES = 100;
/** Where accounts of every region have their interface: nothing else is opened for a rep. */
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

/** Whoever can own a contact, now or in the past. */
export interface KnownOwner extends Owner {
  /** The id of the user behind it, as HubSpot writes it at what that user makes. */
  readonly userId: string | null;
  /** Whether a rep can be this: somebody who left, or a queue, only stands at contacts. */
  readonly isOffered: boolean;
}

/** What an account calls things, read once in six hours and kept beyond the life of the worker. */
export interface CrmMetadata {
  readonly stages: readonly NativeStage[];
  readonly owners: ReadonlyMap<string, KnownOwner>;
  readonly definitions: readonly Definition[];
  /**
   * Beginning of the address of a contact in HubSpot's interface; null where the key may not ask.
   */
  readonly link: string | null;
  stageOf(native: string | null): Stage | null;
  /** The native value to write for a stage; undefined where none is mapped. */
  nativeOf(stage: Stage): string | undefined;
  /** Every native value that means one of the stages. */
  nativesOf(stages: readonly Stage[]): string[];
  /** Whether an administrator hid a native stage: somebody may still stand at it. */
  isHidden(native: string): boolean;
  orderOf(native: string): number;
  labelOf(native: string): string;
}

export interface MetadataCache {
  /** @throws RelevoError when the stages cannot be read; owners and the link are optional */
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
    // Whoever is both, left and came back.
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
 * Kept are the stages and what may be a score, a profile, the date or the duration of a stage: an
 * account has hundreds of others.
 */
function isUsed({ name, label, type, groupName }: Definition): boolean {
  if (name === 'lifecyclestage' || STAGE_TIMES.test(name)) return true;
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

/**
 * A key of an account may not be allowed to ask; then there are no links, and nothing else is
 * missing.
 */
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
      suggested: Object.hasOwn(SUGGESTED, option.value) ? (SUGGESTED[option.value] ?? null) : null,
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
    // Nobody is moved to where an administrator wants nobody any more.
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

/** The account's vocabulary as the options offer it for mapping. */
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
