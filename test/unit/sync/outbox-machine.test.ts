import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../lib/domain/base/failure';
import type { ParkReason } from '../../../lib/domain/changes/intent';
import type { OutboxRow } from '../../../lib/store/rows';
import { backoffMs, type OutboxEvent, step } from '../../../lib/sync/outbox-machine';
import { makeRow } from './rows';

const CONTEXT = { now: 50_000, readLagMs: 3_000, random: 0.5 };
const offline: Failure = { code: 'crm/offline', detail: '' };

function kept(row: OutboxRow, event: OutboxEvent): OutboxRow {
  const next = step(row, event, CONTEXT);
  if (next.do !== 'keep') throw new Error('removed');
  return next.row;
}

describe('the way of an intent', () => {
  it('is marked before it is sent, with the time', () => {
    const sent = kept(makeRow(), { kind: 'send' });
    expect(sent).toMatchObject({ state: 'sending', sentAt: 50_000, attempts: 1 });
  });

  it('leaves the outbox when it is applied', () => {
    expect(step(makeRow({ state: 'sending' }), { kind: 'applied' }, CONTEXT)).toEqual({
      do: 'remove',
      outcome: 'applied',
      reverse: false,
    });
  });

  it('is not looked for before the CRM can show it', () => {
    const doubtful = kept(makeRow({ state: 'sending', sentAt: 49_000 }), {
      kind: 'in-doubt',
      failure: offline,
    });
    expect(doubtful.state).toBe('doubtful');
    expect(doubtful.nextAttemptAt).toBe(53_000);
  });

  it('is not looked for while a request of a dead worker may still be on its way', () => {
    const orphan = kept(makeRow({ state: 'sending', sentAt: 49_000 }), {
      kind: 'in-doubt',
      failure: null,
    });
    expect(orphan.nextAttemptAt).toBe(49_000 + 20_000 + 3_000);
  });

  it('waits as long as the CRM asks', () => {
    const failure: Failure = { code: 'crm/rate-limited', detail: '', retryAfterMs: 120_000 };
    expect(
      kept(makeRow({ state: 'sending' }), { kind: 'not-applied', failure }).nextAttemptAt,
    ).toBe(170_000);
  });

  it('may be sent at once when a look showed that it never arrived', () => {
    expect(
      kept(makeRow({ state: 'doubtful', attempts: 4 }), { kind: 'not-applied', failure: null }),
    ).toMatchObject({
      state: 'queued',
      nextAttemptAt: 50_000,
    });
  });

  it('goes when it was undone on its way and turns out not to have arrived', () => {
    expect(
      step(
        makeRow({ state: 'doubtful', undo: true }),
        { kind: 'not-applied', failure: null },
        CONTEXT,
      ),
    ).toEqual({
      do: 'remove',
      outcome: 'undone',
      reverse: false,
    });
  });

  it('is reversed when it was undone on its way and has arrived', () => {
    expect(
      step(makeRow({ state: 'doubtful', undo: true }), { kind: 'applied' }, CONTEXT),
    ).toMatchObject({
      reverse: true,
    });
  });

  it('stays in doubt when the rep retries what is in doubt: only a look decides', () => {
    const row = makeRow({ state: 'parked', park: { reason: 'in-doubt', detail: '' } });
    expect(kept(row, { kind: 'retry' }).state).toBe('doubtful');
  });

  it('takes what the CRM holds as its new start when the rep insists after a conflict', () => {
    const row = makeRow({
      state: 'parked',
      park: { reason: 'conflict', detail: '', theirs: 'visitor' },
    });
    expect(kept(row, { kind: 'retry' })).toMatchObject({
      state: 'queued',
      park: null,
      action: { from: 'visitor', to: 'mql' },
    });
  });
});

const failures = fc.record({
  code: fc.constant('crm/unavailable' as const),
  detail: fc.constant(''),
  retryAfterMs: fc.option(fc.integer({ min: 0, max: 900_000 }), { nil: undefined }),
});
const parks = fc.constantFrom<ParkReason>(
  'conflict',
  'refused',
  'auth',
  'permission',
  'unsupported',
  'gone',
  'in-doubt',
);
const events: fc.Arbitrary<OutboxEvent> = fc.oneof(
  fc.constant<OutboxEvent>({ kind: 'send' }),
  fc.option(failures).map((failure): OutboxEvent => ({ kind: 'in-doubt', failure })),
  fc.option(failures).map((failure): OutboxEvent => ({ kind: 'not-applied', failure })),
  parks.map((reason): OutboxEvent => ({ kind: 'park', park: { reason, detail: '' } })),
  fc.constant<OutboxEvent>({ kind: 'retry' }),
);

describe('laws', () => {
  it('nothing but being applied or undone ever removes an intent', () => {
    fc.assert(
      fc.property(fc.array(events, { maxLength: 30 }), fc.boolean(), (history, undo) => {
        let row = makeRow({ undo });
        for (const event of history) {
          const next = step(row, event, CONTEXT);
          if (next.do === 'remove') {
            expect(undo).toBe(true);
            expect(next.outcome).toBe('undone');
            return;
          }
          expect(next.row.intentId).toBe(row.intentId);
          expect(next.row.createdAt).toBe(row.createdAt);
          row = next.row;
        }
      }),
      { numRuns: 20_000 },
    );
  });

  it('an intent undone in doubt is never dropped while it may have arrived', () => {
    const row = makeRow({ state: 'doubtful', undo: true });
    expect(step(row, { kind: 'park', park: { reason: 'in-doubt', detail: '' } }, CONTEXT).do).toBe(
      'keep',
    );
  });

  it('waits grow, stay under the cap, and never undercut what the CRM asked for', () => {
    fc.assert(
      fc.property(
        fc.nat(60),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(900_000),
        (attempts, random, asked) => {
          const wait = backoffMs(attempts, random, asked);
          expect(wait).toBeGreaterThanOrEqual(asked);
          expect(wait).toBeLessThanOrEqual(Math.max(asked, 15 * 60_000));
        },
      ),
    );
    expect(backoffMs(3, 1)).toBe(16_000);
  });
});
