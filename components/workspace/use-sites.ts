import { useRoute, useSend } from '../../lib/bus/query';
import type { Failure } from '../../lib/domain/base/failure';
import type { SiteModes } from '../../lib/domain/views/settings';

export interface Sites {
  /** What was chosen; undefined until the settings are read. */
  readonly sites: SiteModes | undefined;
  /** Chooses for one site and leaves the others as they are. */
  readonly change: (part: SiteModes) => void;
  readonly failure: Failure | null;
}

/** Where Relevo shows itself. */
export function useSites(): Sites {
  const { data, failure } = useRoute('settings.read', {});
  const changer = useSend('settings.change');
  return {
    sites: data?.sites,
    change: (sites) => void changer.send({ change: { sites } }),
    failure: changer.failure ?? failure,
  };
}
