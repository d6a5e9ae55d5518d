import { useState } from 'preact/hooks';
import { TOUCH_KINDS, type TouchKind } from '../../lib/domain/base/touch';
import type { TimelineTouch } from '../../lib/domain/views/timeline';
import { usePages } from '../page-context';
import { Timeline, type TimelineProps } from '../person/Timeline';
import type { useOlderTouches } from './use-older-touches';

export interface FullTimelineProps {
  /** The newest touches, from the card. */
  first: readonly TimelineTouch[];
  older: ReturnType<typeof useOlderTouches>;
  /** What can be done with the touches of one line. */
  act?: TimelineProps['act'];
}

/** The choice "no campaign" in the list of campaigns. */
const NONE = '\n';

/** Shows all touches, with filters for kind and campaign. */
export function FullTimeline({ first, older, act }: FullTimelineProps) {
  const { t } = usePages();
  const [kind, setKind] = useState<TouchKind | ''>('');
  const [campaign, setCampaign] = useState('');
  const touches = [...first, ...older.touches];
  const wanted = (touch: TimelineTouch) =>
    (kind === '' || touch.kind === kind) &&
    (campaign === '' || (touch.campaign ?? NONE) === campaign);
  const shown = touches.filter(wanted);
  const chosen = kind !== '' || campaign !== '';
  const kinds = TOUCH_KINDS.filter(
    (each) => each === kind || touches.some((touch) => touch.kind === each),
  );
  const campaigns = [
    ...new Set([
      ...touches.map((touch) => touch.campaign ?? NONE),
      ...(campaign === '' ? [] : [campaign]),
    ]),
  ];
  return (
    <Timeline
      touches={shown}
      act={act}
      foot={<OlderTouches older={older} onMore={() => older.load(wanted)} />}
      none={chosen ? t('timeline.none') : undefined}
    >
      <div class="filters" data-testid="timeline-filters">
        <Filter
          id="kind"
          label={t('timeline.kind')}
          all={t('timeline.all-kinds')}
          value={kind}
          choices={kinds.map((each) => [each, t(`touch.${each}`)])}
          onPick={(value) => setKind(kinds.find((each) => each === value) ?? '')}
        />
        <Filter
          id="campaign"
          label={t('timeline.campaign')}
          all={t('timeline.all-campaigns')}
          value={campaign}
          choices={campaigns
            .sort((a, b) => a.localeCompare(b))
            .map((each) => [each, each === NONE ? t('timeline.no-campaign') : each])}
          onPick={setCampaign}
        />
        {chosen && (
          <p class="soft" role="status" data-testid="timeline-count">
            {t(older.more ? 'timeline.count-so-far' : 'timeline.count', {
              shown: shown.length,
              count: touches.length,
            })}
          </p>
        )}
      </div>
    </Timeline>
  );
}

/** The button that loads older touches, as long as there are any. */
export function OlderTouches({
  older,
  onMore,
}: {
  older: Pick<FullTimelineProps['older'], 'more' | 'loading'>;
  onMore: () => void;
}) {
  const { t } = usePages();
  return older.more ? (
    <button
      type="button"
      class="quiet"
      data-testid="touches-more"
      aria-busy={older.loading}
      onClick={onMore}
    >
      {t('touch.more')}
    </button>
  ) : null;
}

interface FilterProps {
  id: string;
  label: string;
  all: string;
  value: string;
  choices: readonly (readonly [string, string])[];
  onPick: (value: string) => void;
}

function Filter({ id, label, all, value, choices, onPick }: FilterProps) {
  return (
    <label>
      <span class="hidden">{label}</span>
      <select
        data-testid={`timeline-${id}`}
        value={value}
        onChange={(event) => onPick(event.currentTarget.value)}
      >
        <option value="">{all}</option>
        {choices.map(([name, text]) => (
          <option key={name} value={name}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
