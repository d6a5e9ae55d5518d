/** Kinds of interaction of marketing or sales with a contact. */
export const TOUCH_KINDS = [
  'email-sent',
  'email-opened',
  'email-clicked',
  'email-replied',
  'form',
  'page-view',
  'event',
  'advert',
  'download',
  'call',
  'meeting',
  'message',
] as const;

export type TouchKind = (typeof TOUCH_KINDS)[number];

/** One interaction with a contact, with time (epoch ms), channel, and campaign where known. */
export interface Touch {
  /** Stable across reads, so that the same touch read twice is one. */
  readonly id: string;
  readonly contactId: string;
  readonly kind: TouchKind;
  readonly at: number;
  /** One line a person can read: the form's name, the mail's subject, the page. Plain text. */
  readonly title: string;
  /** The CRM's own word for where it happened ("Organic search", "LinkedIn"), when it has one. */
  readonly channel: string | null;
  readonly campaign: string | null;
  readonly by: 'marketing' | 'sales';
}

/** What the score needs of a touch. */
export interface Signal {
  readonly kind: TouchKind;
  readonly at: number;
}

/** Touches beyond this age in number cannot move a capped, decaying score visibly; older ones stay in the timeline only. */
export const MAX_SIGNALS = 100;

/**
 * The newest signals among touches, newest first, at most `MAX_SIGNALS`. Times in the future are kept out:
 * a mistyped date must not raise a score. Two touches of one kind at one instant count once.
 */
export function signalsOf(touches: readonly Touch[], now: number): Signal[] {
  const seen = new Set<string>();
  const signals: Signal[] = [];
  for (const touch of [...touches].sort((a, b) => b.at - a.at)) {
    const key = `${touch.kind}@${touch.at}`;
    if (touch.at > now || seen.has(key)) continue;
    seen.add(key);
    signals.push({ kind: touch.kind, at: touch.at });
    if (signals.length === MAX_SIGNALS) break;
  }
  return signals;
}

/** Signals of two reads as one list: newest first, each once, at most `MAX_SIGNALS`. */
export function mergeSignals(a: readonly Signal[], b: readonly Signal[]): Signal[] {
  const all = new Map([...a, ...b].map((signal) => [`${signal.kind}@${signal.at}`, signal]));
  return [...all.values()].sort((x, y) => y.at - x.at).slice(0, MAX_SIGNALS);
}
