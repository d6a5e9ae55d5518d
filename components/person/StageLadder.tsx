import type { CardView } from '../../lib/domain/views/person';
import { dateOf } from '../../lib/i18n/time';
import { Say } from '../Say';
import { StageMark } from '../StageMark';
import { shortStage } from '../stage-name';
import { useSurface } from '../surface';

/** Shows the six stages, with the dates of those reached; the current one is marked. */
export function StageLadder({ view }: { view: Pick<CardView, 'ladder' | 'stage'> }) {
  const { t, language, now } = useSurface();
  return (
    <ol class="ladder" data-testid="ladder" aria-label={t('ladder.name')}>
      {view.ladder.map(({ stage, at, reached }) => {
        const here = stage === view.stage;
        const date = at === null || !(here || reached) ? '' : dateOf(at, now, language);
        return (
          <li
            key={stage}
            data-stage={stage}
            class={here ? 'here' : reached ? 'behind' : 'ahead'}
            aria-current={here ? 'step' : undefined}
          >
            <StageMark stage={stage} />
            <span title={t(`stage.${stage}`)}>
              <Say text={shortStage(stage, t)} />
            </span>
            {(here || date !== '') && (
              <time>
                <Say text={date === '' ? t('ladder.now') : date} />
              </time>
            )}
          </li>
        );
      })}
    </ol>
  );
}
