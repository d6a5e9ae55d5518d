import { useBus, useRoute, useSend } from '../../lib/bus/query';
import type { Failure } from '../../lib/domain/base/failure';
import type { Settings } from '../../lib/domain/views/settings';

export interface Sites {
  /** Undefined until the settings are read. */
  readonly sites: Settings['sites'] | undefined;
  /** Changes one site and keeps the others. */
  readonly change: (part: Partial<Settings['sites']>) => void;
  readonly failure: Failure | null;
}

/** Reads and changes the sites that Relevo is switched on for. */
export function useSites(): Sites {
  const bus = useBus();
  const { data, failure } = useRoute('settings.read', {});
  const changer = useSend('settings.change');
  return {
    sites: data?.sites,
    change: (part) => {
      // A click before the settings were read waits for them.
      const now = data === undefined ? bus.call('settings.read', {}) : Promise.resolve(data);
      void now
        .then(({ sites }) => changer.send({ change: { sites: { ...sites, ...part } } }))
        .catch(() => undefined);
    },
    failure: changer.failure ?? failure,
  };
}
