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
  /** That it came from the contact: sales has reached out to nobody by it. */
  readonly incoming?: boolean | undefined;
}

/** What the score needs of a touch. */
export interface Signal {
  readonly kind: TouchKind;
  readonly at: number;
}

/**
 * How many signals of one kind are kept. By kind, not by age alone: a hundred mails sent must not
 * crowd out the one form, and taking a touch away must never let a weightier one of another kind
 * come in. Caps make more of a kind worth little.
 */
const SIGNALS_OF_A_KIND = 10;

/**
 * What the score needs of touches: the newest of each kind, newest first. Times in the future, and
 * no times at all, are kept out: a mistyped date must not raise a score. Two touches of one kind at
 * one instant count once.
 * @param now epoch ms
 */
export function signalsOf(touches: readonly Touch[], now: number): Signal[] {
  return newest(touches.filter((touch) => touch.at <= now));
}

/** Signals of two reads as one list: newest of each kind, newest first, each once. */
export function mergeSignals(a: readonly Signal[], b: readonly Signal[]): Signal[] {
  return newest([...a, ...b]);
}

function newest(all: readonly Signal[]): Signal[] {
  const times = new Map<TouchKind, Set<number>>();
  const signals: Signal[] = [];
  for (const { kind, at } of [...all].sort(byTime)) {
    const own = times.get(kind) ?? new Set();
    times.set(kind, own);
    if (own.size === SIGNALS_OF_A_KIND || own.has(at)) continue;
    own.add(at);
    signals.push({ kind, at });
  }
  return signals;
}

function byTime(a: Signal, b: Signal): number {
  return b.at - a.at || TOUCH_KINDS.indexOf(a.kind) - TOUCH_KINDS.indexOf(b.kind);
}
