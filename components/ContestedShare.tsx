import type { ContestedShare as Share } from '../lib/domain/figures/attribution/contested';
import { usePages } from './page-context';

/** Says "3 of 12 touches contested" beside a number; nothing where none is. */
export function ContestedShare({ share: { contested, of } }: { share: Share }) {
  const { t } = usePages();
  if (contested === 0) return null;
  return (
    <small class="contested-share" data-testid="contested-share">
      {t('contest.share', { contested, of })}
    </small>
  );
}
