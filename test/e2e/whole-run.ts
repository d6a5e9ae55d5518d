import { openLedger, readLedger } from './hosts-asked';

/**
 * Playwright runs this before everything, and what it returns after everything: the run fails when
 * a stranger was asked.
 */
export default function wholeRun(): () => void {
  openLedger();
  return () => {
    const { asked, strays, browsers } = readLedger();
    console.log(`Hosts asked for by ${browsers} browsers: ${asked.join(', ')}`);
    if (strays.length > 0) throw new Error(`hosts that nobody may ask for: ${strays.join(', ')}`);
  };
}
