import type { AttributionView } from '../../../lib/domain/figures/attribution/report-view';
import { ContestedShare } from '../../ContestedShare';
import { go, useAddress, writeAddress } from '../kit/page-address';
import { reportFilterIn } from './address';
import { useAttributionT } from './use-t';

/**
 * How many of all touches sales contests, and the switch that computes without them. It stays in
 * sight while it is on, so that what is left out is said.
 */
export function ContestSwitch({ view: { contested } }: { view: AttributionView }) {
  const { t } = useAttributionT();
  const { chosen } = useAddress();
  const isOn = reportFilterIn(chosen).withoutContested === true;
  if (contested.contested === 0 && !isOn) return null;
  return (
    <p class="line contest-switch" data-testid="contest-switch">
      <ContestedShare share={contested} />
      <label class="line">
        <input
          type="checkbox"
          data-testid="without-contested"
          checked={isOn}
          onChange={(event) =>
            go(
              writeAddress('attribution', {
                ...chosen,
                show: '',
                without: event.currentTarget.checked ? 'contested' : '',
              }),
              true,
            )
          }
        />
        {t('contest.without')}
      </label>
    </p>
  );
}
