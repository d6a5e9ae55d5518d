import type {
  AgreementImpact,
  ClockImpact,
  Concerned,
  ScoreImpact,
} from '../../../../lib/domain/agreement/impact';
import type { Agreement } from '../../../../lib/domain/base/agreement-model';
import { dateOf, hourOf } from '../../../../lib/i18n/time';
import { FailureBox } from '../../../FailureBox';
import { Skeleton } from '../../../person/Skeleton';
import { shortStage } from '../../../stage-name';
import { useSurface } from '../../../surface';
import { useImpact } from '../use-impact';
import { type AgreementKey, useAgreementT } from '../use-t';

/** How many of those concerned are named at once. */
const NAMED = 8;

/** What an agreement would do to the people known now: how many, and the first of them by name. */
export function Impact({ agreement }: { agreement: Agreement }) {
  const { t } = useAgreementT();
  const impact = useImpact(agreement);
  return (
    <section
      class="panel impact"
      aria-labelledby="impact-title"
      aria-busy={impact.loading}
      data-testid="impact"
    >
      <h2 id="impact-title">{t('impact.title')}</h2>
      {impact.data !== undefined ? (
        <Told impact={impact.data} />
      ) : impact.failure === null ? (
        <>
          <p class="soft">{t('impact.counting')}</p>
          <Skeleton />
        </>
      ) : (
        <FailureBox failure={impact.failure} onRetry={impact.reload} />
      )}
      <p class="soft foot">{t('impact.known')}</p>
    </section>
  );
}

function Told({ impact }: { impact: AgreementImpact }) {
  const { t } = useAgreementT();
  const { people, becoming, leaving, breaking, mending } = impact;
  const nothing = [becoming, leaving, breaking, mending].every(({ count }) => count === 0);
  if (people === 0) return <p data-testid="impact-nobody">{t('impact.nobody')}</p>;
  return (
    <>
      <p class="soft">{t('impact.now', { count: people })}</p>
      {nothing && <p data-testid="impact-nothing">{t('impact.nothing')}</p>}
      <div class="concerned">
        <People id="becoming" all={becoming} line={(each) => <ScoreLine each={each} />} />
        <People id="leaving" all={leaving} line={(each) => <ScoreLine each={each} />} />
        <People id="breaking" all={breaking} line={(each) => <ClockLine each={each} />} />
        <People id="mending" all={mending} line={(each) => <ClockLine each={each} />} />
      </div>
    </>
  );
}

interface PeopleProps<Entry> {
  id: 'becoming' | 'leaving' | 'breaking' | 'mending';
  all: Concerned<Entry>;
  line: (entry: Entry) => preact.ComponentChildren;
}

function People<Entry extends { readonly contactId: string }>({
  id,
  all,
  line,
}: PeopleProps<Entry>) {
  const { t } = useAgreementT();
  if (all.count === 0) return null;
  const title: AgreementKey = `impact.${id}`;
  const named = all.first.slice(0, NAMED);
  const more = all.count - named.length;
  return (
    <section data-testid={`impact-${id}`} data-count={all.count}>
      <h3>{t(title, { count: all.count })}</h3>
      <ul>
        {named.map((each) => (
          <li key={each.contactId}>{line(each)}</li>
        ))}
      </ul>
      {more > 0 && <p class="soft">{t('impact.more', { count: more })}</p>}
    </section>
  );
}

function ScoreLine({ each: { name, stage, before, after } }: { each: ScoreImpact }) {
  const { t } = useAgreementT();
  return (
    <>
      <span class="theirs">{name}</span>
      <small class="soft">{shortStage(stage, t)}</small>
      <b class="figure">{before === after ? after : `${before} → ${after}`}</b>
    </>
  );
}

function ClockLine({ each: { name, kind, before, after } }: { each: ClockImpact }) {
  const { t, language } = useAgreementT();
  const { now, t: tCard } = useSurface();
  const due = (at: number | null) =>
    at === null ? t('impact.never') : `${dateOf(at, now, language)}, ${hourOf(at, language)}`;
  return (
    <>
      <span class="theirs">{name}</span>
      <small class="soft">{tCard(`clock.${kind}`)}</small>
      <span class="figure">
        {due(before)} → {due(after)}
      </span>
    </>
  );
}
