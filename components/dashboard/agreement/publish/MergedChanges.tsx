import { diffAgreements } from '../../../../lib/domain/agreement/diff';
import { type AgreementConflict, conflictKey } from '../../../../lib/domain/agreement/merge';
import { ChangeList } from '../ChangeList';
import { useAgreementT } from '../use-t';
import type { Pair } from './merging';

export interface MergedChangesProps {
  pair: Pair;
  names: { readonly mine: string; readonly theirs: string };
  conflicts: readonly AgreementConflict[];
}

/** What each side changed without the other: it is taken from both, and said so. */
export function MergedChanges({ pair, names, conflicts }: MergedChangesProps) {
  const { t } = useAgreementT();
  const contested = new Set(conflicts.map(({ path }) => conflictKey(path)));
  return (
    <div class="two even">
      {(['mine', 'theirs'] as const).map((side) => {
        const changes = diffAgreements(pair.base, pair[side]).filter(
          ({ path }) => !contested.has(conflictKey(path)),
        );
        return (
          <section key={side} class="panel" data-testid={`merged-${side}`}>
            <h2 class="theirs">{t('merge.taken', { who: names[side] })}</h2>
            {changes.length === 0 ? (
              <p class="soft">{t('merge.taken-none')}</p>
            ) : (
              <ChangeList changes={changes} before={pair.base} after={pair[side]} />
            )}
          </section>
        );
      })}
    </div>
  );
}
