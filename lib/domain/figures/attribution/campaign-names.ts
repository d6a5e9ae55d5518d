import type { CampaignAlias } from '../../base/agreement-plan';
import { currentCampaign } from './path';

/** A campaign as a touch has it: the CRM's id where it has one, and the name. */
export interface SeenCampaign {
  readonly id: string | null;
  readonly name: string;
}

/** Campaigns of a report by key: the CRM's id where it has one, else the name. */
export interface CampaignNames {
  /** The key of a campaign; the same for all its former names. */
  keyOf(campaign: SeenCampaign): string;
  nameOf(key: string): string;
}

/**
 * Finds which names are one campaign. A new name in the CRM keeps its id, and the name that was
 * read last is shown. The team's aliases lead from a former name to the current one. A name without
 * an id belongs to the one id that has it, if there is exactly one.
 * @param seen all campaigns of the report, those read last at the end
 */
export function campaignNames(
  seen: Iterable<SeenCampaign>,
  aliases: readonly CampaignAlias[],
): CampaignNames {
  const current = new Map(aliases.map(({ former, current: name }) => [former, name]));
  const names = new Map<string, string>();
  for (const { id, name } of seen) if (id !== null) names.set(id, name);
  const ids = new Map<string, string | null>();
  for (const [id, name] of names) ids.set(name, ids.has(name) ? null : id);
  const keyOfName = (name: string) => {
    const id = ids.get(name) ?? null;
    return id === null ? `name:${name}` : `id:${id}`;
  };
  return {
    keyOf: ({ id, name: said }) => {
      const name = id === null ? said : (names.get(id) ?? said);
      const now = currentCampaign(name, current);
      if (now !== name || id === null) return keyOfName(now);
      return `id:${id}`;
    },
    nameOf: (key) => {
      const id = key.startsWith('id:') ? key.slice('id:'.length) : null;
      return id === null ? key.slice('name:'.length) : (names.get(id) ?? id);
    },
  };
}
