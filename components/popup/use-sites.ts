import { useRoute, useSend } from '../../lib/bus/query';
import type { Failure } from '../../lib/domain/failure';
import type { Settings } from '../../lib/domain/settings';

export interface Sites {
  /** Undefined until the settings are read. */
  readonly sites: Settings['sites'] | undefined;
  /** Switches one site and leaves the others as they are. */
  readonly change: (part: Partial<Settings['sites']>) => void;
  readonly failure: Failure | null;
}

/** Where Relevo shows itself. */
export function useSites(): Sites {
  const { data, failure } = useRoute('settings.read', {});
  const changer = useSend('settings.change');
  return {
    sites: data?.sites,
    change: (part) => {
      if (data !== undefined) void changer.send({ change: { sites: { ...data.sites, ...part } } });
    },
    failure: changer.failure ?? failure,
  };
}
