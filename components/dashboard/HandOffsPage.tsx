import { PageFrame } from './PageFrame';
import { useWords } from './words';

/** The team's hand-offs against the clock. */
export function HandOffsPage() {
  const tell = useWords();
  return (
    <PageFrame title={tell('view.hand-offs')}>
      <p class="empty soft">{tell('frame.later')}</p>
    </PageFrame>
  );
}
