import { useEffect } from 'preact/hooks';
import { stepRow } from '../../workspace/keyboard';
import { VIEW_IDS } from '../views';
import { go, writeAddress } from './page-address';

/**
 * A number goes to a view, J and K walk rows. Nothing while the user types, or with other
 * modifiers.
 */
export function useDashboardKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (
        event.defaultPrevented ||
        event.altKey ||
        event.ctrlKey ||
        event.metaKey ||
        event.isComposing
      )
        return;
      if (
        event.target instanceof Element &&
        event.target.closest('input, select, textarea, [contenteditable]')
      )
        return;
      if (walk(event.key)) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

function walk(key: string): boolean {
  const view = /^[1-9]$/.test(key) ? VIEW_IDS[Number(key) - 1] : undefined;
  if (view !== undefined) {
    go(writeAddress(view));
    return true;
  }
  if (key === 'j') return stepRow(1);
  return key === 'k' ? stepRow(-1) : false;
}
