import { useKeydown } from '../../keydown';
import { stepRow } from '../../workspace/keyboard';
import { VIEW_IDS } from '../views';
import { go, writeAddress } from './page-address';

/** The keys of the dashboard beside those of a card, as shown in the help. */
export const DASHBOARD_KEYS = ['views', 'down', 'up', 'search', 'help'] as const;

/**
 * A number goes to a view, J and K walk rows, "/" goes to the search of the view, "?" shows the
 * keys. Nothing while the user types, or with other modifiers.
 */
export function useDashboardKeys(onHelp: () => void): void {
  useKeydown((event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return false;
    if (
      event.target instanceof Element &&
      event.target.closest('input, select, textarea, [contenteditable], dialog')
    )
      return false;
    if (event.key === '?') {
      onHelp();
      return true;
    }
    return walk(event.key);
  });
}

function walk(key: string): boolean {
  const view = /^[1-9]$/.test(key) ? VIEW_IDS[Number(key) - 1] : undefined;
  if (view !== undefined) {
    go(writeAddress(view));
    return true;
  }
  if (key === '/') return focusSearch();
  if (key === 'j') return stepRow(1);
  return key === 'k' ? stepRow(-1) : false;
}

function focusSearch(): boolean {
  const [field] = document.querySelectorAll<HTMLInputElement>('.dashboard input[type="search"]');
  field?.focus();
  return field !== undefined;
}
