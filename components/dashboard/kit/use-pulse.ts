import { useEffect } from 'preact/hooks';

/** Does something now, and again every so often (ms) while somebody looks at the page. */
export function usePulse(run: () => void, ms: number): void {
  useEffect(() => {
    run();
    const timer = setInterval(() => {
      if (!document.hidden) run();
    }, ms);
    return () => clearInterval(timer);
  }, []);
}
