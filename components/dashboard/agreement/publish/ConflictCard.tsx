import type { ShownValue } from '../../../../lib/domain/agreement/diff';
import type { AgreementConflict } from '../../../../lib/domain/agreement/merge';
import type { Agreement } from '../../../../lib/domain/base/agreement-model';
import { labelAt } from '../entry-text';
import { placeText } from '../place-text';
import { useAgreementT } from '../use-t';
import { ValueShown } from '../ValueShown';
import type { Pair } from './merging';

export interface ConflictCardProps {
  conflict: AgreementConflict;
  pair: Pair;
  names: { readonly mine: string; readonly theirs: string };
  choice: 'mine' | 'theirs' | undefined;
  onChoose: (side: 'mine' | 'theirs') => void;
}

/**
 * A place that both changed, with what stood there and what each made of it; one of the two is to
 * be chosen.
 */
export function ConflictCard({ conflict, pair, names, choice, onChoose }: ConflictCardProps) {
  const speech = useAgreementT();
  const { t } = speech;
  const { path, unit } = conflict;
  const label = labelAt(pair.mine, path) ?? labelAt(pair.theirs, path) ?? labelAt(pair.base, path);
  const shown = (value: ShownValue | null, agreement: Agreement) => (
    <ValueShown value={value} at={{ agreement, path, unit }} />
  );
  return (
    <li class="panel" data-testid="conflict" data-path={path.join('/')}>
      <fieldset>
        <legend>{placeText(path, label, speech)}</legend>
        <p class="soft">
          {t('merge.before')} {shown(conflict.base, pair.base)}
        </p>
        <div class="sides">
          {(['mine', 'theirs'] as const).map((side) => (
            <label key={side} class="side-choice" data-chosen={choice === side}>
              <input
                type="radio"
                name={path.join('.')}
                data-testid={`choose-${side}`}
                checked={choice === side}
                onChange={() => onChoose(side)}
              />
              <span>
                <small class="soft theirs">{names[side]}</small>
                <span class="value">{shown(conflict[side], pair[side])}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
    </li>
  );
}
