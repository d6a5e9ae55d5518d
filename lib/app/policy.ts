import { type ParsedAgreement, parseAgreement, readAgreement } from '../domain/agreement/schema';
import type { Policy, PolicySource } from './ports';

const NONE: Policy = { agreement: null, failure: null };

/**
 * Reads the policy as it is now. One that cannot be read is a failure, not an error: what is kept
 * counts then.
 */
export async function readPolicy(source: PolicySource): Promise<Policy> {
  const value = await source.agreement();
  if (value === undefined || value === null || value === '') return NONE;
  // The settings of a registry are texts; Firefox's manifest holds the document itself.
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
