import { textIn } from '../../../lib/domain/base/text';
import type { ChainLink } from '../../../lib/domain/figures/shown/goal-chain';
import { roughText } from './goal-text';
import { EDIT_GOALS } from './places';
import { useGoalsT } from './use-t';

/** The goals of both departments held against each other. */
export function GoalChain({ links }: { links: readonly ChainLink[] }) {
  const { t } = useGoalsT();
  return (
    <section class="panel" aria-labelledby="goal-chain" data-testid="goal-chain">
      <h2 id="goal-chain">{t('chain.title')}</h2>
      <p class="soft">{t('chain.lead')}</p>
      {links.length === 0 ? (
        <p>
          {t('chain.none')}{' '}
          <a class="inline no-print" href={EDIT_GOALS}>
            {t('chain.link')}
          </a>
        </p>
      ) : (
        <ul class="chain">
          {links.map((link) => (
            <LinkLine key={`${link.upper.id} ${link.lower.id}`} link={link} />
          ))}
        </ul>
      )}
    </section>
  );
}

function LinkLine({ link }: { link: ChainLink }) {
  const speech = useGoalsT();
  const { t, of, language } = speech;
  const { upper, lower, isLinked, check } = link;
  const what = (measure: typeof upper.measure, count: number) => of(`of.${measure}`, { count });
  const fits = check !== null && check.short < 0.05;
  return (
    <li
      data-testid={`chain-${upper.id}`}
      data-state={check === null ? 'unknown' : fits ? 'fits' : 'short'}
    >
      <p>
        <b class="theirs">{textIn(upper.label, language)}</b> <span aria-hidden="true">→</span>{' '}
        <b class="theirs">{textIn(lower.label, language)}</b>
      </p>
      {check === null ? (
        <p class="soft">{t('chain.unknown')}</p>
      ) : (
        <p>
          {t('chain.gives', {
            upper: what(upper.measure, upper.target),
            // A part of a person is many in both languages.
            gives: of(`of.${lower.measure}`, { count: Number(check.gives.toFixed(1)) }),
            low: roughText(check.range.low, speech),
            high: roughText(check.range.high, speech),
          })}
          .{' '}
          {fits
            ? t('chain.fits', { lower: what(lower.measure, lower.target) })
            : t('chain.short', {
                lower: what(lower.measure, lower.target),
                short: roughText(check.short, speech),
              })}{' '}
          {!fits &&
            check.fitting !== null &&
            t('chain.fitting', { fitting: what(upper.measure, check.fitting) })}
        </p>
      )}
      {(!isLinked || (check !== null && !fits)) && (
        <p>
          {!isLinked && <span class="soft">{t('chain.unlinked')} </span>}
          <a class="inline no-print" href={EDIT_GOALS} data-testid={`chain-edit-${upper.id}`}>
            {t(isLinked ? 'chain.change' : 'chain.link')}
          </a>
        </p>
      )}
    </li>
  );
}
