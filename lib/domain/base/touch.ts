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

/** One interaction with a contact: its time (epoch ms), channel, and campaign if known. */
export interface Touch {
  /** The same in every read, so that a touch that is read twice counts once. */
  readonly id: string;
  readonly contactId: string;
  readonly kind: TouchKind;
  readonly at: number;
  /** One readable line: name of the form, subject of the mail, page. Plain text. */
  readonly title: string;
  /** The CRM's word for the channel ("Organic search", "LinkedIn"); null if it has none. */
  readonly channel: string | null;
  readonly campaign: string | null;
  /** The CRM's id of the campaign, which survives a new name; absent where it has none. */
  readonly campaignId?: string | undefined;
  readonly by: 'marketing' | 'sales';
  /** Whether it came from the contact, so that it is not a contact by sales. */
  readonly incoming?: boolean | undefined;
}

/** The part of a touch that the score needs. */
export interface Signal {
  readonly kind: TouchKind;
  readonly at: number;
}

/**
 * Signals kept of each kind. Limited by kind, not only by age: a hundred sent mails must not push
 * out the only form, and removing a touch must not let in one of another kind that counts more. The
 * caps limit the effect of many touches of a kind.
 */
const SIGNALS_OF_A_KIND = 10;

/**
 * Returns the signals of touches: the newest of each kind, newest first. Touches in the future or
 * without a time are left out, so that a mistyped date cannot raise a score. Two touches of a kind
 * at the same time count once.
 * @param now epoch ms
 */
export function signalsOf(touches: readonly Touch[], now: number): Signal[] {
  return newest(touches.filter((touch) => touch.at <= now));
}

/** Merges the signals of two reads: the newest of each kind, newest first, each once. */
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
