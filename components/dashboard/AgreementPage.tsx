import { PageFrame } from './PageFrame';
import { useWords } from './words';

/** The agreement of both departments. */
export function AgreementPage() {
  const tell = useWords();
  return (
    <PageFrame title={tell('view.agreement')}>
      <p class="empty soft">{tell('frame.later')}</p>
    </PageFrame>
  );
}
