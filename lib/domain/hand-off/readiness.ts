import type { Agreement } from '../base/agreement-model';
import type { TouchKind } from '../base/touch';
import type { Contact } from '../person/contact';
import { scoreOf } from '../scoring/score-model';
import type { HandOff } from './hand-off';

/** Signals that a contact on the radar may be ready now. */
export type ReadinessSignal =
  /** The contact did something since they were put on the radar; `at` is the newest touch. */
  | { readonly kind: 'new-touches'; readonly count: number; readonly at: number }
  | { readonly kind: 'score-jump'; readonly from: number; readonly to: number }
  /** The date to look at the contact again has come. */
  | { readonly kind: 'look-again'; readonly at: number };

/** Rise of a score that counts as a jump, points. */
const JUMP = 10;

/** Kinds of touch that come from us only, so they say nothing about the contact. */
const OURS: readonly TouchKind[] = ['email-sent', 'call'];

/**
 * Returns the reasons to contact an SQL now; empty for other states.
 * @param now epoch ms
 */
export function readinessOf(
  handOff: Pick<HandOff, 'state' | 'since' | 'until'>,
  contact: Pick<Contact, 'traits' | 'signals' | 'crmScore'>,
  agreement: Agreement,
  now: number,
): ReadinessSignal[] {
  if (handOff.state !== 'sql') return [];
  const { since, until } = handOff;
  const fresh = contact.signals.filter(
    ({ at, kind }) => at > since && at <= now && !OURS.includes(kind),
  );
  const from = scoreOf(
    { ...contact, signals: contact.signals.filter(({ at }) => at <= since) },
    agreement,
    since,
  ).value;
  const to = scoreOf(contact, agreement, now).value;
  return [
    ...(until !== null && now >= until ? [{ kind: 'look-again' as const, at: until }] : []),
    ...(to - from >= JUMP ? [{ kind: 'score-jump' as const, from, to }] : []),
    ...(fresh.length === 0
      ? []
      : [
          {
            kind: 'new-touches' as const,
            count: fresh.length,
            at: Math.max(...fresh.map(({ at }) => at)),
          },
        ]),
  ];
}
