import type { ComponentChildren } from 'preact';
import { useRoute } from '../../lib/bus/query';
import type { Deal, DealActivity } from '../../lib/domain/base/deal';
import type { CardView } from '../../lib/domain/views/person';
import { type DealsKey, dayText, dealAmount, dealWords } from '../../lib/i18n/deal-text';
import { dateOf, relativeTime } from '../../lib/i18n/time';
import type { Translate } from '../../lib/i18n/translator';
import { usePages } from '../page-context';
import { useSurface } from '../surface';
import { Gaps } from './Facts';

/**
 * Shows the deals of a contact, read only. Nothing for a contact at a stage before deals, and for a
 * CRM without deals.
 */
export function Deals({ view }: { view: CardView }) {
  const { language } = usePages();
  const t = dealWords(language);
  const answer = useRoute('deals.ofPerson', { ticket: view.ticket }).data ?? null;
  if (answer === null) return null;
  const { deals, total, gaps, readAt } = answer;
  const isReading = readAt === null && gaps.length === 0;
  return (
    <section class="deals" data-testid="deals" aria-label={t('title')}>
      <h3>{t('title')}</h3>
      {isReading && <p class="soft">{t('reading')}</p>}
      {readAt !== null && gaps.length === 0 && total === 0 && <p class="soft">{t('none')}</p>}
      <ul>
        {deals.map((deal) => (
          <DealItem key={deal.id} deal={deal} lastTouch={lastTouchOf(view)} t={t} />
        ))}
      </ul>
      {total > deals.length && <p class="soft">{t('more', { count: total - deals.length })}</p>}
      <Gaps gaps={gaps} />
    </section>
  );
}

/** The newest activity of sales, for a CRM that keeps only the time of a deal's last activity. */
function lastTouchOf({ touches }: CardView): DealActivity | null {
  const touch = touches.find(
    ({ by, kind, incoming }) => by === 'sales' && kind !== 'said' && incoming !== true,
  );
  return touch === undefined ? null : { at: touch.at, title: touch.title, by: touch.channel };
}

interface DealItemProps {
  deal: Deal;
  lastTouch: DealActivity | null;
  t: Translate<DealsKey>;
}

function DealItem({ deal, lastTouch, t }: DealItemProps) {
  const { language, shell } = usePages();
  const { now } = useSurface();
  const { name, outcome, stage, expectedCloseOn, closedAt, lostReason, owner, url } = deal;
  const last = deal.last ?? lastTouch;
  return (
    <li class="deal" data-testid="deal" data-outcome={outcome}>
      <p class="line">
        <b class="theirs grow">{name}</b>
        <b class="worth">{dealAmount(deal, language) ?? t('no-amount')}</b>
      </p>
      <dl class="facts">
        <Fact label={t('stage')}>{outcome === 'open' ? (stage ?? '–') : t(outcome)}</Fact>
        {outcome === 'open' ? (
          <>
            <Fact label={t('close')}>
              {expectedCloseOn === null ? '–' : dayText(expectedCloseOn, now, language)}
            </Fact>
            <Fact label={t('next')}>
              {deal.next === null ? t('next.none') : <Activity activity={deal.next} now={now} />}
            </Fact>
            <Fact label={t('last')}>
              {last === null ? t('last.none') : <Activity activity={last} now={now} />}
            </Fact>
          </>
        ) : (
          <Fact label={t('closed')}>
            {closedAt === null ? '–' : dateOf(closedAt, now, language)}
          </Fact>
        )}
        {outcome === 'lost' && <Fact label={t('reason')}>{lostReason ?? t('reason.none')}</Fact>}
        {owner !== null && <Fact label={t('owner')}>{owner.name}</Fact>}
      </dl>
      {url?.startsWith('https://') && (
        <button type="button" class="link" onClick={() => shell.openTab(url)}>
          {t('open')}
        </button>
      )}
    </li>
  );
}

function Fact({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <>
      <dt>{label}</dt>
      <dd class="theirs">{children}</dd>
    </>
  );
}

/** What, when and by whom, each as far as the CRM says it. */
function Activity({ activity, now }: { activity: DealActivity; now: number }) {
  const { language } = usePages();
  const { title, at, by } = activity;
  const when = at === null ? null : relativeTime(at, now, language);
  const parts = [title, when, by].filter((part) => part !== null && part !== '');
  return (
    <>
      {parts.map((part, index) => (
        <bdi key={part}>
          {index > 0 ? ' · ' : ''}
          {part}
        </bdi>
      ))}
    </>
  );
}
