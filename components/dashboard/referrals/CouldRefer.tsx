import { useRef, useState } from 'preact/hooks';
import { useRoute, useSend } from '../../../lib/bus/query';
import { ASK_AGAIN_DAYS, CUSTOMER_FOR_DAYS } from '../../../lib/domain/feedback/could-refer';
import type { CouldRefer as Customer } from '../../../lib/domain/views/referrals';
import { REFERRALS } from '../../../lib/i18n/dashboard-texts';
import { dateOf, relativeTime } from '../../../lib/i18n/time';
import { FailureBox } from '../../FailureBox';
import { usePages } from '../../page-context';
import { FailureLine } from '../../person/Facts';
import { PersonLine } from '../../person/Person';
import { Skeleton } from '../../person/Skeleton';
import { writeAddress } from '../kit/page-address';
import { useT } from '../kit/use-t';

/** Customers in the block of Today, which is about what waits. */
const MOST_IN_TODAY = 5;

export interface CouldReferProps {
  /** Only the customers of this rep; the block is left out where there are none. */
  mine: boolean;
}

type Asked = Pick<Customer['person'], 'ticket' | 'name'> & { readonly intentId: string };

/**
 * Lists customers who could refer others. One click says that one was asked today, which takes them
 * off the list for a while.
 */
export function CouldRefer({ mine }: CouldReferProps) {
  const t = useT(REFERRALS);
  const list = useRoute('referrals.list', { mine });
  const sender = useSend('referrals.asked');
  const undoer = useSend('site.undo');
  const { shell } = usePages();
  const [asked, setAsked] = useState<Asked | null>(null);
  const tried = useRef(new Map<string, string>());
  if (list.data === undefined) {
    if (list.failure !== null) return <FailureBox failure={list.failure} onRetry={list.reload} />;
    return mine ? null : <Skeleton />;
  }
  const { could, total } = list.data;
  if (mine && could.length === 0 && asked === null) return null;
  const ask = async ({ person: { ticket, contactId, name } }: Customer) => {
    if (sender.sending) return;
    // A try without an answer is repeated with the same id, so that it counts once.
    const intentId = tried.current.get(contactId) ?? shell.newId();
    tried.current.set(contactId, intentId);
    if ((await sender.send({ ticket, intentId })) === null) return;
    tried.current.delete(contactId);
    setAsked({ ticket, name, intentId });
  };
  const undo = async ({ ticket, intentId }: Asked) => {
    if ((await undoer.send({ ticket, intentId })) !== null) setAsked(null);
  };
  const failure = sender.failure ?? undoer.failure;
  return (
    <section aria-labelledby="could-refer" class="today">
      <h2 id="could-refer">
        {t('referrals.could')} <small class="soft">{t('referrals.count', { count: total })}</small>
      </h2>
      <p class="soft">{t('referrals.rule', { since: CUSTOMER_FOR_DAYS, rest: ASK_AGAIN_DAYS })}</p>
      {asked !== null && (
        <p role="status" class="line" data-testid="asked-to-refer">
          <span class="theirs">{t('referrals.asked', { name: asked.name })}</span>
          <button
            type="button"
            class="link"
            data-testid="asked-undo"
            onClick={() => void undo(asked)}
          >
            {t('undo.do')}
          </button>
        </p>
      )}
      {failure !== null && <FailureLine failure={failure} />}
      {could.length === 0 ? (
        <p class="empty panel">
          <b>{t('referrals.none')}</b>
        </p>
      ) : (
        <ul class="panel tight could-refer" data-testid="could-refer">
          {could.slice(0, mine ? MOST_IN_TODAY : could.length).map((each) => (
            <Line key={each.person.contactId} customer={each} onAsk={() => void ask(each)} />
          ))}
        </ul>
      )}
      {!mine && total > could.length && (
        <p class="soft">{t('referrals.first', { count: could.length })}</p>
      )}
      {mine && total > MOST_IN_TODAY && (
        <p>
          <a class="inline" href={writeAddress('referrals')}>
            {t('referrals.more')}
          </a>
        </p>
      )}
    </section>
  );
}

function Line({ customer, onAsk }: { customer: Customer; onAsk: () => void }) {
  const t = useT(REFERRALS);
  const { shell, language } = usePages();
  const now = shell.clock();
  const { person, since, askedAt } = customer;
  const facts = [
    t('referrals.since', { date: dateOf(since, now, language) }),
    ...(askedAt === null
      ? []
      : [t('referrals.last', { when: relativeTime(askedAt, now, language) })]),
  ];
  return (
    <li>
      <PersonLine person={person} />
      <small class="soft since">{facts.join(' · ')}</small>
      <button
        type="button"
        data-testid="asked"
        aria-label={t('referrals.ask-of', { name: person.name })}
        onClick={onAsk}
      >
        {t('referrals.ask')}
      </button>
    </li>
  );
}
