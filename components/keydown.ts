import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Hears the keys of the document while the component is mounted, but those that another part has
 * handled or that compose a character. The one way to hear keys.
 * @param hear returns whether it handled the key, so that the browser and others do not
 */
export function useKeydown(hear: (event: KeyboardEvent) => boolean): void {
  const current = useRef(hear);
  current.current = hear;
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (current.current(event)) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
