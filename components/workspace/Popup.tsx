import { useRoute } from '../../lib/bus/query';
import { PersonWorkspace } from './PersonWorkspace';

/** Draws the popup: the workspace of the active tab. */
export function Popup({ onPanel }: { onPanel?: (() => void) | undefined }) {
  return <PersonWorkspace here={useRoute('tab.people', {})} onPanel={onPanel} />;
}
