import { useRoute } from '../../lib/bus/query';
import { Desk } from './PersonWorkspace';

/** The popup: a desk for the tab that it opens over. */
export function Popup({ onPanel }: { onPanel?: (() => void) | undefined }) {
  return <Desk here={useRoute('tab.people', {})} onPanel={onPanel} />;
}
