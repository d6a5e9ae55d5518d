import { browser } from 'wxt/browser';
import type { Policy } from '../../lib/app/ports';
import { type ParsedAgreement, parseAgreement, readAgreement } from '../../lib/domain/agreement/schema';

const NONE: Policy = { agreement: null, failure: null };

/** Reads the policy as it is now. Where none is set, one browser answers with nothing and another one throws. */
export async function readPolicy(): Promise<Policy> {
  const stored: Record<string, unknown> = await browser.storage.managed.get('agreement').catch(() => ({}));
  const value = stored['agreement'];
  if (value === undefined || value === null || value === '') return NONE;
  // The settings of a registry are texts; Firefox's manifest holds the document itself.
  const read: ParsedAgreement = typeof value === 'string' ? parseAgreement(value) : readAgreement(value);
  if (read.ok) return { agreement: read.agreement, failure: null };
  const [first] = read.problems;
  return {
    agreement: null,
    failure: { code: 'policy/invalid', detail: `${first?.where ?? ''} ${first?.what ?? ''}`.trim() },
  };
}

/** Must be called while the worker starts: a listener that comes later misses the change that started it. */
export function listenToPolicy(run: () => void): void {
  browser.storage.onChanged.addListener((_, area) => {
    if (area === 'managed') run();
  });
}
