import { PageFrame } from './PageFrame';
import { useWords } from './words';

/** What waits for the person who looks. */
export function TodayPage() {
  const tell = useWords();
  return (
    <PageFrame title={tell('view.today')}>
      <p class="empty soft">{tell('frame.later')}</p>
    </PageFrame>
  );
}
