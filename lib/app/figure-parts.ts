import type { CountPart, CountParts } from '../crm/port/figures';
import type { Persona } from '../domain/base/agreement-model';
import { isFresh } from '../domain/base/fresh';
import { type Language, textIn } from '../domain/base/text';
import type { PartBy } from '../domain/figures/counting/parts';
import type { RelevoDb } from '../store/db';
import { changeFiguresReading, type FiguresReading } from '../store/figures-reading';
import type { Source } from '../store/store-answer';

/** Lists of the CRM change rarely, ms. */
const FRESH_MS = 6 * 3_600_000;
/** Most campaigns that are compared: the ones with the most people stored here. */
const MOST_COMPARED = 20;

interface Engine {
  parts(signal: AbortSignal): Promise<CountParts>;
}

/**
 * The parts into which people can be split: as the CRM said lately, else as it says now.
 * @throws RelevoError
 */
export async function readParts(
  source: Source,
  engine: Engine,
  { parts: kept }: FiguresReading,
  now: number,
  signal: AbortSignal,
): Promise<CountParts> {
  if (kept !== null && isFresh(kept.at, now, FRESH_MS)) return kept;
  const parts = await engine.parts(signal);
  await changeFiguresReading(source, () => ({
    parts: {
      at: now,
      personas: parts.personas === 'agreed' ? 'agreed' : copied(parts.personas),
      sources: copied(parts.sources),
      seesAll: parts.seesAll,
    },
  }));
  return parts;
}

function copied(parts: readonly CountPart[] | null): { id: string; name: string }[] | null {
  return parts === null ? null : parts.map(({ id, name }) => ({ id, name }));
}

/** Personas by which the people of a connection can be split; null where they cannot. */
export function personaParts(
  parts: CountParts | null,
  personas: readonly Persona[],
  language: Language,
): readonly CountPart[] | null {
  if (parts === null) return null;
  if (parts.personas !== 'agreed') return parts.personas;
  return personas.map(({ id, label }) => ({ id, name: textIn(label, language) }));
}

/** Returns the campaigns of all contacts stored here, the ones with the most people first. */
export async function campaignNames(db: RelevoDb): Promise<string[]> {
  // No CRM is asked for all of its campaigns.
  const people = new Map<string, number>();
  await db.contacts.each(({ contact: { campaign } }) => {
    if (campaign !== null) people.set(campaign, (people.get(campaign) ?? 0) + 1);
  });
  return [...people]
    .sort(([a, some], [b, others]) => others - some || a.localeCompare(b))
    .map(([name]) => name);
}

/** Returns the personas, sources or campaigns to compare; null if the CRM cannot filter by them. */
export async function comparedParts(
  db: RelevoDb,
  by: PartBy,
  parts: CountParts | null,
  personas: readonly Persona[],
  language: Language,
): Promise<readonly CountPart[] | null> {
  if (by === 'persona') return personaParts(parts, personas, language);
  if (by === 'source') return parts?.sources ?? null;
  const names = await campaignNames(db);
  return names.slice(0, MOST_COMPARED).map((name) => ({ id: name, name }));
}
