import type { LookupResult } from '../../lib/domain/views/person';
import { Boundary } from '../Boundary';
import { ClockBadge } from '../ClockBadge';
import { Say } from '../Say';
import { StageChip } from '../StageChip';
import { StageMark } from '../StageMark';
import { useSurface } from '../surface';

/** A person of a conversation, with the name on the page and the lookup result. */
export interface StripPerson {
  readonly label: string;
  readonly result: LookupResult;
}

export interface StripProps {
  people: readonly StripPerson[];
  /** Key of the person whose card is open; null if there is none. */
  focus: string | null;
  /** Whether to show only names and icons in one line. */
  compact?: boolean | undefined;
  onFocus: (key: LookupResult['key'], event: Event) => void;
}

/** Draws the people of a conversation side by side; a click opens the card. */
export function Strip({ people, focus, compact = false, onFocus }: StripProps) {
  const { t } = useSurface();
  return (
    <ul
      class={compact ? 'strip compact' : 'strip'}
      data-testid="strip"
      aria-label={t('strip.name')}
    >
      {people.map(({ label, result }) => (
        <li key={result.key}>
          <Boundary>
            <button
              type="button"
              data-testid="strip-person"
              aria-expanded={focus === result.key}
              onClick={(event) => onFocus(result.key, event)}
            >
              {compact && (
                <StageMark stage={result.state === 'known' ? result.person.stage : null} />
              )}
              <span class="theirs name">
                <Say text={result.state === 'known' ? result.person.name : label} />
              </span>
              {!compact && <StripState result={result} />}
            </button>
          </Boundary>
        </li>
      ))}
    </ul>
  );
}

function StripState({ result }: { result: LookupResult }) {
  const { t } = useSurface();
  if (result.state === 'known') {
    const { stage, nativeStage, score, clock, advice } = result.person;
    return (
      <>
        <StageChip stage={stage} nativeStage={nativeStage} score={score} advice={advice} />
        {clock !== null && <ClockBadge clock={clock} />}
      </>
    );
  }
  const text = {
    several: t('several.title'),
    maybe: t('several.title'),
    unknown: t('unknown.title'),
    asking: `${t('asking')}…`,
    failed: '!',
  };
  return (
    <span class="soft">
      <Say text={text[result.state]} />
    </span>
  );
}
