import { type ParsedAgreement, parseAgreement, readAgreement } from '../domain/agreement/schema';
import type { Policy, PolicySource } from './ports';

const NONE: Policy = { agreement: null, failure: null };

/**
 * Reads the administrator's policy. An unreadable policy is returned as a failure, not thrown; the
 * agreement of the team stays in effect.
 */
export async function readPolicy(source: PolicySource): Promise<Policy> {
  const value = await source.agreement();
  if (value === undefined || value === null || value === '') return NONE;
  // In Chrome the value is a string (see `public/managed_schema.json`). Firefox's managed storage
  // manifest can hold the document itself
  // (developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/Native_manifests).
  const read: ParsedAgreement =
    typeof value === 'string' ? parseAgreement(value) : readAgreement(value);
  if (read.ok) return { agreement: read.agreement, failure: null };
  const [first] = read.problems;
  return {
    agreement: null,
    failure: {
      code: 'policy/invalid',
      detail: `${first?.where ?? ''} ${first?.what ?? ''}`.trim(),
    },
  };
}
