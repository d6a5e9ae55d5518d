import { useEffect } from 'preact/hooks';

/** Does something now, and again every so often (ms) while the page is visible. */
export function usePulse(run: () => void, ms: number): void {
  useEffect(() => {
    run();
    const timer = setInterval(() => {
      if (!document.hidden) run();
    }, ms);
    return () => clearInterval(timer);
  }, []);
}
