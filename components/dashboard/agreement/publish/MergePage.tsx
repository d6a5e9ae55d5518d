import { useMemo, useState } from 'preact/hooks';
import { useSend } from '../../../../lib/bus/query';
import {
  type AgreementConflict,
  conflictKey,
  type MergeChoices,
  mergeAgreements,
} from '../../../../lib/domain/agreement/merge';
import type { AgreementOverview, Published } from '../../../../lib/domain/views/agreement-overview';
import { FailureBox } from '../../../FailureBox';
import { PageFrame } from '../../kit/PageFrame';
import { writeAddress } from '../../kit/page-address';
import { ProblemList } from '../ProblemList';
import type { Draft } from '../use-draft';
import { useAgreementT } from '../use-t';
import { ConflictCard } from './ConflictCard';
import { MergedChanges } from './MergedChanges';
import { type Pair, pairOf } from './merging';

export interface MergePageProps {
  overview: AgreementOverview;
  draft: Draft;
  conflict: Extract<Published, { kind: 'conflict' }> | null;
  onPublished: (answer: Published | null) => void;
}

/**
 * Two versions side by side, place by place: nothing is decided for anybody, and nothing is lost.
 */
export function MergePage({ overview, draft, conflict, onPublished }: MergePageProps) {
  const { t } = useAgreementT();
  const pair = useMemo(() => pairOf(overview, draft, conflict), [overview, draft, conflict]);
  return (
    <PageFrame
      title={t('title.merge')}
      lead={pair === null ? undefined : t(`merge.lead-${pair.kind}`)}
      actions={
        <a class="button" href={writeAddress('agreement')} data-testid="merge-close">
          {t('do.back-to-document')}
        </a>
      }
    >
      {pair === null ? (
        <p class="empty panel" data-testid="merge-nothing">
          <b>{t('merge.nothing')}</b>
        </p>
      ) : (
        <Merging pair={pair} conflict={conflict} draft={draft} onPublished={onPublished} />
      )}
    </PageFrame>
  );
}

interface MergingProps extends Omit<MergePageProps, 'overview'> {
  pair: Pair;
}

function Merging({ pair, conflict, draft, onPublished }: MergingProps) {
  const { t } = useAgreementT();
  const saver = useSend('agreement.draft');
  const publisher = useSend('agreement.publish', 25_000);
  const [choices, setChoices] = useState<MergeChoices>({});
  const [refused, setRefused] = useState<Extract<Published, { kind: 'impossible' }> | null>(null);
  const conflicts = useMemo(() => conflictsOf(pair, conflict), [pair, conflict]);
  const open = conflicts.filter(({ path }) => choices[conflictKey(path)] === undefined).length;
  const busy = saver.sending || publisher.sending;
  const chooseAll = (side: 'mine' | 'theirs') =>
    setChoices(Object.fromEntries(conflicts.map(({ path }) => [conflictKey(path), side])));

  const publish = async () => {
    const ready =
      pair.kind === 'draft' ? await draft.flush() : await saveRivals(pair, choices, saver.send);
    const answer = ready ? await publisher.send({ choices }) : null;
    setRefused(answer?.kind === 'impossible' ? answer : null);
    onPublished(answer);
  };
  const failure = saver.failure ?? publisher.failure ?? draft.failure;
  const names = {
    mine: pair.kind === 'draft' ? t('merge.mine') : (pair.by.mine ?? t('merge.one')),
    theirs: pair.by.theirs ?? t(pair.kind === 'draft' ? 'merge.theirs' : 'merge.other'),
  };
  return (
    <>
      {conflicts.length === 0 ? (
        <p class="box" data-testid="merge-fits">
          <b>{t('merge.fits')}</b>
          <span>{t('merge.fits-why')}</span>
        </p>
      ) : (
        <>
          <p class="actions no-print">
            <span role="status" data-testid="merge-open">
              {open === 0 ? t('merge.all-chosen') : t('merge.open', { count: open })}
            </span>
            <button
              type="button"
              class="link"
              data-testid="all-mine"
              onClick={() => chooseAll('mine')}
            >
              {t('merge.all', { who: names.mine })}
            </button>
            <button
              type="button"
              class="link"
              data-testid="all-theirs"
              onClick={() => chooseAll('theirs')}
            >
              {t('merge.all', { who: names.theirs })}
            </button>
          </p>
          <ol class="conflicts">
            {conflicts.map((each) => (
              <ConflictCard
                key={conflictKey(each.path)}
                conflict={each}
                pair={pair}
                names={names}
                choice={choices[conflictKey(each.path)]}
                onChoose={(side) => setChoices({ ...choices, [conflictKey(each.path)]: side })}
              />
            ))}
          </ol>
        </>
      )}
      <MergedChanges pair={pair} names={names} conflicts={conflicts} />
      {failure !== null && <FailureBox failure={failure} onRetry={() => void publish()} />}
      {refused !== null && (
        <div role="alert">
          <p class="bad">{t('publish.impossible')}</p>
          <ProblemList problems={refused.problems} />
        </div>
      )}
      <p class="actions no-print">
        <button
          type="button"
          class="primary"
          data-testid="merge-publish"
          disabled={open > 0 || busy}
          aria-busy={busy}
          onClick={() => void publish()}
        >
          {t(busy ? 'publish.sending' : 'merge.publish')}
        </button>
        {open > 0 && <span class="soft">{t('merge.choose-first')}</span>}
      </p>
    </>
  );
}

/** What the background found in the way, and what stands in the way as far as this page knows. */
function conflictsOf(
  { base, mine, theirs }: Pair,
  conflict: Extract<Published, { kind: 'conflict' }> | null,
): readonly AgreementConflict[] {
  const merge = mergeAgreements(base, mine, theirs);
  const own = merge.kind === 'conflict' ? merge.conflicts : [];
  const keys = new Set(own.map(({ path }) => conflictKey(path)));
  return [
    ...own,
    ...(conflict?.conflicts ?? []).filter(({ path }) => !keys.has(conflictKey(path))),
  ];
}

/**
 * Makes of two rivals one draft that comes after both; its number distinguishes it from both where
 * it says the same as one of them.
 */
async function saveRivals(
  { base, mine, theirs }: Pair,
  choices: MergeChoices,
  save: (input: { base: unknown; agreement: unknown }) => Promise<unknown>,
): Promise<boolean> {
  const merge = mergeAgreements(base, mine, theirs, choices);
  if (merge.kind !== 'merged') return false;
  const agreement = { ...merge.agreement, version: mine.version + 1, signed: [] };
  return (await save({ base: mine, agreement })) !== null;
}
