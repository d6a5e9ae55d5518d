import { textIn } from '../../../lib/domain/base/text';
import type { ChainLink, LinkCheck } from '../../../lib/domain/figures/shown/goal-chain';
import { writeAddress } from '../kit/page-address';
import { chanceText, roughText } from './goal-text';
import { EDIT_GOALS } from './places';
import { useGoalsT } from './use-t';

export interface GoalChainProps {
  links: readonly ChainLink[];
  /** Tries another number for a goal; left out where the page cannot try any. */
  onTry?: ((goalId: string, target: number) => void) | undefined;
}

/** The goals of both departments held against each other, and what would make them fit. */
export function GoalChain({ links, onTry }: GoalChainProps) {
  const { t } = useGoalsT();
  return (
    <div class="goal-chain" data-testid="goal-chain">
      <p class="soft">{t('chain.lead')}</p>
      {links.length === 0 ? (
        <p>
          {t('chain.none')}{' '}
          <a class="inline no-print" href={EDIT_GOALS}>
            {t('chain.link')}
          </a>
        </p>
      ) : (
        <ul>
          {links.map((link) => (
            <LinkLine key={`${link.upper.id} ${link.lower.id}`} {...{ link, onTry }} />
          ))}
        </ul>
      )}
    </div>
  );
}

type LineProps = Omit<GoalChainProps, 'links'> & { link: ChainLink };

function LinkLine({ link, onTry }: LineProps) {
  const { t, language } = useGoalsT();
  const { upper, lower, isLinked, check } = link;
  const isShort = check !== null && !check.fits;
  return (
    <li
      data-testid={`chain-${upper.id}`}
      data-state={check === null ? 'unknown' : isShort ? 'short' : 'fits'}
    >
      <p>
        <b class="theirs">{textIn(upper.label, language)}</b> <span aria-hidden="true">→</span>{' '}
        <b class="theirs">{textIn(lower.label, language)}</b>
      </p>
      {check === null ? <p class="soft">{t('chain.unknown')}</p> : <Verdict {...{ link, check }} />}
      {isShort && onTry !== undefined && <Offers {...{ link, check, onTry }} />}
      {(!isLinked || (isShort && onTry === undefined)) && (
        <p>
          {!isLinked && <span class="soft">{t('chain.unlinked')} </span>}
          <a class="inline no-print" href={EDIT_GOALS} data-testid={`chain-edit-${upper.id}`}>
            {t(isLinked ? 'chain.change' : 'chain.link')}
          </a>
          {isShort && onTry === undefined && (
            <>
              {' · '}
              <a class="inline no-print" href={TRY_GOALS}>
                {t('chain.try-there')}
              </a>
            </>
          )}
        </p>
      )}
    </li>
  );
}

/** Where other numbers are tried. */
const TRY_GOALS = writeAddress('funnel');

interface CheckedProps {
  link: ChainLink;
  check: LinkCheck;
}

function Verdict({ link, check }: CheckedProps) {
  const speech = useGoalsT();
  const { t, of } = speech;
  const { upper, lower } = link;
  const what = (measure: typeof upper.measure, count: number) => of(`of.${measure}`, { count });
  return (
    <p>
      {t('chain.gives', {
        upper: what(upper.measure, upper.target),
        // A part of a person is many in both languages.
        gives: of(`of.${lower.measure}`, { count: Number(check.gives.toFixed(1)) }),
        low: roughText(check.range.low, speech),
        high: roughText(check.range.high, speech),
      })}{' '}
      {check.fits
        ? t('chain.fits', { lower: what(lower.measure, lower.target) })
        : t('chain.short', {
            lower: what(lower.measure, lower.target),
            short: roughText(check.short, speech),
          })}{' '}
      {!check.fits &&
        check.fitting !== null &&
        t('chain.fitting', { fitting: what(upper.measure, check.fitting) })}{' '}
      {!check.fits &&
        check.sure !== null &&
        t('chain.sure', { count: check.sure, chance: chanceText(check.chance, speech) })}
    </p>
  );
}

/** Numbers with which the goals fit, to try at once. */
function Offers({
  link,
  check,
  onTry,
}: CheckedProps & { onTry: NonNullable<GoalChainProps['onTry']> }) {
  const { t, of } = useGoalsT();
  const { upper, lower } = link;
  const offers = [
    { name: 'upper', goal: upper, target: check.fitting },
    { name: 'sure', goal: upper, target: check.sure },
    { name: 'lower', goal: lower, target: check.enough },
  ];
  return (
    <p class="line no-print">
      {offers.map(
        ({ name, goal, target }) =>
          target !== null && (
            <button
              key={name}
              type="button"
              data-testid={`chain-${name}-${upper.id}`}
              onClick={() => onTry(goal.id, target)}
            >
              {t('chain.try', { what: of(`of.${goal.measure}`, { count: target }) })}
            </button>
          ),
      )}
    </p>
  );
}
