/**
 * What must hold in spite of a fault: durable when acknowledged, not lost, not doubled, in order,
 * conflict shown, surfaces say the truth, quiet, alive.
 */
type Holds = 'D' | 'N' | 'X' | 'O' | 'C' | 'U' | 'Q' | 'A';

/** A test of this repository: its file, and words of its name. */
type Where = readonly [file: string, name: string];

/** One row of the fault matrix. */
export interface FaultRow {
  readonly row: number;
  readonly fault: string;
  readonly holds: readonly Holds[];
  /**
   * Where it is injected. Empty for what cannot happen to this product, which `seen` then explains.
   */
  readonly where: readonly Where[];
  readonly seen: string;
}

const TIER_1: Where = ['test/faults/tier1.test.ts', 'the pure state machine keeps the promise'];
const TIER_2: Where = ['test/faults/tier2.test.ts', 'the engine keeps the promise'];
const TIER_3: Where = ['test/faults/tier3.spec.ts', 'keep the promise in Chromium'];
const DAMAGE = 'test/faults/damage.spec.ts';
const HUBSPOT = 'test/contract/hubspot-faults.test.ts';
const LOSS = 'nothing that was acknowledged is lost when';

export const FAULT_MATRIX: readonly FaultRow[] = [
  {
    row: 1,
    fault: 'worker stopped at any await of a flush',
    holds: ['D', 'N', 'X', 'O', 'A'],
    where: [
      TIER_1,
      TIER_2,
      TIER_3,
      ['test/e2e/gmail-writing.spec.ts', 'survives the death of the worker'],
    ],
    seen: 'before the request, after it was applied, while it is still on its way, and between the two journals: looked for after 20 s and the read lag, then sent or found',
  },
  {
    row: 2,
    fault: 'worker dies of idleness after 30 s',
    holds: ['N', 'U'],
    where: [['test/e2e/hubspot.spec.ts', 'a killed worker loses nothing']],
    seen: 'the alarm at 30 s starts another, which goes on',
  },
  {
    row: 3,
    fault: 'browser killed',
    holds: ['D', 'N', 'X', 'O'],
    where: [[DAMAGE, 'without a chance to write'], TIER_3],
    seen: 'what was acknowledged is there after the restart and arrives once',
  },
  {
    row: 4,
    fault: 'the tail of the database is lost, as when the power fails',
    holds: ['N', 'U'],
    where: [[DAMAGE, LOSS], TIER_1, TIER_2],
    seen: 'no signal from the browser; the generation of the replica log is higher, so the outbox is restored from it',
  },
  {
    row: 5,
    fault: 'CURRENT, MANIFEST or a table of the database damaged',
    holds: ['N', 'U'],
    where: [[DAMAGE, LOSS]],
    seen: 'CURRENT and MANIFEST: never opened again, so Relevo works in a storage bucket and says so; directory gone: restored in its usual place',
  },
  {
    row: 6,
    fault: 'database evicted while it is open',
    holds: ['N', 'A'],
    where: [[DAMAGE, 'takes the database away while it is open'], TIER_2],
    seen: 'closed and opened again with the next call, restored, told in the popup',
  },
  {
    row: 7,
    fault: 'disk full',
    holds: ['D', 'A'],
    where: [[DAMAGE, 'a full disk refuses the click'], TIER_1, TIER_2],
    seen: 'refused with store/full, in neither journal; taken again when there is room',
  },
  {
    row: 8,
    fault: 'quota',
    holds: ['D', 'A'],
    where: [
      TIER_2,
      [
        'test/unit/components/workspace/popup.test.tsx',
        'keeps the text of a note that was not taken',
      ],
    ],
    seen: 'as 7: whatever makes a commit fail counts as full',
  },
  {
    row: 9,
    fault: 'upgrade blocked by an older page; database of a newer version',
    holds: ['A', 'U'],
    where: [
      [DAMAGE, 'a page of an older version that holds the database'],
      [DAMAGE, 'a database of a newer version is left alone'],
    ],
    seen: 'store/blocked after 5 s, and it goes on when the page closes; the newer database is not touched',
  },
  {
    row: 10,
    fault: 'two flushes at once',
    holds: ['X', 'O'],
    where: [TIER_2, TIER_3],
    seen: 'one runs, the other comes back a second later',
  },
  {
    row: 11,
    fault: 'network down, cut before or after the request',
    holds: ['N', 'Q', 'U'],
    where: [TIER_2, TIER_3, [HUBSPOT, 'is %s']],
    seen: 'the connection is held, one tries first when the hold is over',
  },
  {
    row: 12,
    fault: 'half a body, garbage, bad UTF-8',
    holds: ['X', 'N'],
    where: [
      [HUBSPOT, 'is %s'],
      ['test/corpus/wire.test.ts', ''],
    ],
    seen: 'unknown for a write, so it is looked for; crm/not-json for a read',
  },
  {
    row: 13,
    fault: 'applied, answer lost',
    holds: ['X'],
    where: [
      TIER_1,
      TIER_2,
      TIER_3,
      ['test/e2e/hubspot.spec.ts', 'a lost answer is not sent twice'],
    ],
    seen: 'found by reference or stage after the read lag',
  },
  {
    row: 14,
    fault: 'hang, drip',
    holds: ['Q', 'A'],
    where: [[HUBSPOT, 'is %s']],
    seen: 'given up after the time-out, also within the body',
  },
  {
    row: 15,
    fault: '429 with seconds, a date, none, in the past, far away',
    holds: ['Q', 'N'],
    where: [
      [HUBSPOT, 'a wait in seconds or by date'],
      TIER_1,
      ['test/unit/crm/http/rate-gate.test.ts', 'sits out a short silence'],
    ],
    seen: 'kept to the millisecond, at most 15 minutes',
  },
  {
    row: 16,
    fault: '5xx for minutes, then fine',
    holds: ['Q', 'N'],
    where: [
      TIER_1,
      TIER_2,
      ['test/contract/outbox-faults.test.ts', 'lose nothing, double nothing'],
    ],
    seen: 'one try a step, at most 40 s apart; everything there within 60 s afterwards',
  },
  {
    row: 17,
    fault: 'the key is refused on the way',
    holds: ['N', 'Q', 'U'],
    where: [['test/e2e/hubspot.spec.ts', 'a key that no longer works is said once']],
    seen: 'one notice, silence, and everything goes out with the new key. There is no refresh: keys, no OAuth',
  },
  {
    row: 18,
    fault: 'forbidden, and forbidden for now, told apart',
    holds: ['N', 'U'],
    where: [[HUBSPOT, 'is %s']],
    seen: '403 is parked with the words of the CRM, 429 waits',
  },
  {
    row: 19,
    fault: 'contact deleted or merged',
    holds: ['C', 'N'],
    where: [
      [HUBSPOT, 'merged into another'],
      ['test/contract/connector-contract.ts', 'refuses to move a person who is not there'],
    ],
    seen: 'gone is parked, merged answers as the survivor',
  },
  {
    row: 20,
    fault: 'a batch that half fails',
    holds: ['X', 'N'],
    where: [['test/corpus/wire.test.ts', '']],
    seen: 'each record by itself: a bad one leaves its neighbours',
  },
  {
    row: 21,
    fault: 'answered, and nothing happened',
    holds: ['C'],
    where: [['test/contract/connector-contract.ts', 'moves a person back, and really']],
    seen: 'read again after each move; a stage that did not move is refused, never taken for done',
  },
  {
    row: 22,
    fault: 'reads lag behind writes',
    holds: ['X'],
    where: [TIER_1, TIER_2],
    seen: 'nothing in doubt is looked for before the lag is over; without it 1 schedule in 50 doubles',
  },
  {
    row: 23,
    fault: 'login page, captive portal, redirect',
    holds: ['N', 'X'],
    where: [[HUBSPOT, 'is %s']],
    seen: 'never followed, never taken for success',
  },
  {
    row: 24,
    fault: 'the clock is set back',
    holds: ['O', 'N'],
    where: [TIER_1, TIER_2, ['test/unit/crm/http/rate-gate.test.ts', 'does not wait for days']],
    seen: 'order is by sequence; waits written by the old clock start anew. Set forward within the seconds of a doubt, the look may come too early: not defended',
  },
  {
    row: 25,
    fault: 'the machine sleeps',
    holds: ['N', 'Q'],
    where: [[DAMAGE, 'a machine that slept sends once'], TIER_1],
    seen: 'one pass after waking',
  },
  {
    row: 26,
    fault: 'extension updated with open tabs',
    holds: ['N'],
    where: [[DAMAGE, 'a script that an update left behind']],
    seen: 'the old script takes its things out of the page with the next change of it',
  },
  {
    row: 27,
    fault: 'permission revoked',
    holds: ['U', 'A'],
    where: [['test/e2e/rights.spec.ts', '']],
    seen: 'waits, says what to do, goes on when it is given again',
  },
  {
    row: 28,
    fault: 'message twice, out of order',
    holds: ['X'],
    where: [
      ['test/e2e/gmail-writing.spec.ts', 'the same click reported twice is one click'],
      TIER_1,
      TIER_2,
    ],
    seen: 'the id of the intent makes it one',
  },
  {
    row: 29,
    fault: 'ten thousand changes wait, then the network is back',
    holds: ['O', 'Q', 'U'],
    where: [['test/faults/flood.test.ts', '']],
    seen: 'read once a pass; a click is taken while they drain',
  },
  {
    row: 30,
    fault: 'data of an older or newer version',
    holds: ['N'],
    where: [['test/unit/store/migrations.test.ts', '']],
    seen: 'a fixture of every shipped schema opens; rows of the replica log that cannot be read are left where they are',
  },
  {
    row: 31,
    fault: 'the page shows somebody else while a click is on its way',
    holds: ['C'],
    where: [
      ['test/e2e/gmail-writing.spec.ts', 'moves the person who was shown'],
      ['test/unit/bus/ticket.test.ts', ''],
    ],
    seen: 'the ticket of the card names the person: who was shown is moved, or nobody',
  },
  {
    row: 32,
    fault: 'private window, guest, nothing can be stored',
    holds: ['U'],
    where: [],
    seen: 'browsers do not run extensions in private windows unless somebody allows it; there the database lives in memory. Where none can be opened at all, every surface says store/unavailable: Relevo does not work without one',
  },
];
