import { useRoute, useSend } from '../../lib/bus/query';
import type { Failure } from '../../lib/domain/base/failure';
import type { SiteModes } from '../../lib/domain/views/settings';

export interface Sites {
  /** What was chosen; undefined until the settings are read. */
  readonly sites: SiteModes | undefined;
  /** Changes one site and keeps the others. */
  readonly change: (part: SiteModes) => void;
  readonly failure: Failure | null;
}

/** Reads and changes the sites that Relevo is switched on for. */
export function useSites(): Sites {
  const { data, failure } = useRoute('settings.read', {});
  const changer = useSend('settings.change');
  return {
    sites: data?.sites,
    change: (sites) => void changer.send({ change: { sites } }),
    failure: changer.failure ?? failure,
  };
}
