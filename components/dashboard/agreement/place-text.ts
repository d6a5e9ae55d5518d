import { CLOCK_KINDS } from '../../../lib/domain/base/agreement-model';
import { isStage } from '../../../lib/domain/base/stage';
import { type LocalText, textIn } from '../../../lib/domain/base/text';
import { type AgreementT, isAgreementKey } from './use-t';
import { monthText } from './values';

/** Fields whose next step is the key of an entry rather than a name of the document's own. */
const KEYED =
  /^(stages|doNotContact|personas|score\.fit|score\.engagement|clocks|hours\.holidays|\w+Reasons|plan\.steps|plan\.visitors|attribution\.aliases|goals)$/;

/** Where a difference stands, in words; `label` names the entry concerned, where it has a name. */
export function placeText(
  path: readonly string[],
  label: LocalText | null,
  speech: AgreementT,
): string {
  const { general, key } = generalise(path);
  const name = label === null ? nameOf(key, speech) : textIn(label, speech.language);
  const words = `place.${general}`;
  return isAgreementKey(words) ? speech.t(words, { name }) : path.join(' · ');
}

/** The path with a star for the key of an entry, and that key. */
function generalise(path: readonly string[]): { general: string; key: string } {
  let key = '';
  const general: string[] = [];
  for (const step of path) {
    if (KEYED.test(general.join('.'))) {
      key = step;
      general.push('*');
    } else general.push(step);
  }
  return { general: general.join('.'), key };
}

function nameOf(key: string, { t, language }: AgreementT): string {
  if (isStage(key)) return t(`stage.${key}`);
  if (/^\d{4}-\d{2}$/.test(key)) return monthText(key, language);
  const clock = CLOCK_KINDS.find((kind) => kind === key);
  return clock === undefined ? key : t(`clock.${clock}`);
}
