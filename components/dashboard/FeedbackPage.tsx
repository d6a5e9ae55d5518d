import { PageFrame } from './PageFrame';
import { useWords } from './words';

/** What reps said of leads. */
export function FeedbackPage() {
  const tell = useWords();
  return (
    <PageFrame title={tell('view.feedback')}>
      <p class="empty soft">{tell('frame.later')}</p>
    </PageFrame>
  );
}
