import type { FailureCode } from '../domain/base/failure';

/** What a person needs to know of a failure in one line: the card says no more than that. */
export type FailureGroup = 'offline' | 'busy' | 'key' | 'who' | 'storage' | 'gone' | 'relevo';

/** The group of a code; the pages explain each code on its own. */
export function failureGroup(code: FailureCode): FailureGroup {
  if (code === 'crm/offline') return 'offline';
  if (/^crm\/(timeout|rate-limited|unavailable|not-json|unexpected-shape|too-large)$/.test(code))
    return 'busy';
  if (/^crm\/(gone|conflict|invalid)$/.test(code)) return 'gone';
  if (code === 'crm/no-owner') return 'who';
  if (code.startsWith('crm/')) return 'key';
  return code.startsWith('store/') ? 'storage' : 'relevo';
}
