import { useRoute } from '../../lib/bus/query';
import { PersonWorkspace } from './PersonWorkspace';

/** The popup: a desk for the tab that it opens over. */
export function Popup({ onPanel }: { onPanel?: (() => void) | undefined }) {
  return <PersonWorkspace here={useRoute('tab.people', {})} onPanel={onPanel} />;
}
