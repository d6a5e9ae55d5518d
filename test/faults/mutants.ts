/** A fault planted in the engine: what stands in a file, and what stands there instead. */
export interface Mutant {
  readonly name: string;
  readonly file: string;
  readonly find: string;
  readonly put: string;
  /** The tier that must catch it: the cheaper one unless only the engine has the line. */
  readonly tier: 1 | 2;
  /** Seeds of schedules that meet a rare one early; the usual ones unless given. */
  readonly seeds?: readonly number[];
}

const machine = 'lib/sync/outbox-machine.ts';
const engine = 'lib/sync/outbox.ts';
const plan = 'lib/sync/outbox-plan.ts';

/** Faults that engines of this kind have had, and the ones that ours could have most easily. */
export const MUTANTS: readonly Mutant[] = [
  {
    name: 'dropped when the CRM refuses',
    file: machine,
    find: "return keep(row, { state: 'parked', park: event.park });",
    put: "return { do: 'remove', outcome: 'applied', reverse: false };",
    tier: 1,
  },
  {
    name: 'sent again at once when in doubt',
    file: machine,
    find: "return keep(row, { state: 'doubtful', nextAttemptAt: verifyAt(row, event.failure, context) });",
    put: "return keep(row, { state: 'queued', nextAttemptAt: context.now + waitMs(row, event.failure, context) });",
    tier: 1,
  },
  {
    name: 'looked for without the read lag',
    file: machine,
    find: 'return Math.max(ended + context.readLagMs, context.now + (failure?.retryAfterMs ?? 0));',
    put: 'return Math.max(ended, context.now + (failure?.retryAfterMs ?? 0));',
    tier: 1,
  },
  {
    name: 'looked for while the request of a dead worker may be on its way',
    file: machine,
    find: 'sentAt + LONGEST_REQUEST_MS : context.now',
    put: 'sentAt : context.now',
    tier: 1,
  },
  {
    name: 'Retry-After ignored',
    file: machine,
    find: 'return Math.max(retryAfterMs, Math.round(random * window));',
    put: 'return Math.round(random * window);',
    tier: 1,
  },
  {
    name: 'Retry-After of the second failure of a batch ignored',
    file: 'lib/sync/outbox-backoff.ts',
    find: 'until: Math.max(backoff.until, now + (failure.retryAfterMs ?? 0))',
    put: 'until: backoff.until',
    tier: 1,
    // Two certain failures in one batch, in one order, and nothing lost after: once in some 3,000
    // schedules.
    seeds: [15, 11],
  },
  {
    name: 'no pause after a failure',
    file: 'lib/sync/outbox-backoff.ts',
    find: 'backoff.connection === connection && backoff.until > now',
    put: 'false',
    tier: 1,
  },
  {
    name: 'one queue for everybody',
    file: plan,
    find: 'if (!heads.has(row.contactId)) heads.set(row.contactId, row);',
    put: 'if (heads.size === 0) heads.set(row.contactId, row);',
    tier: 1,
  },
  {
    name: 'no order within a person',
    file: plan,
    find: 'if (!heads.has(row.contactId)) heads.set(row.contactId, row);',
    put: 'heads.set(row.contactId, row);',
    tier: 1,
  },
  {
    name: 'taken back although it may have been sent',
    file: machine,
    find: "const unsent =\n    row.state === 'queued' ||",
    put: "const unsent =\n    row.state !== 'parked' ||",
    tier: 1,
  },
  {
    name: 'what somebody else did since is written over',
    file: 'lib/sync/send.ts',
    find: 'const wasThere = (stageDates[action.to] ?? 0) >= askedAt;',
    put: 'const wasThere = false;',
    tier: 1,
    seeds: [13, 11],
  },
  {
    name: 'waits for days after the clock was set back',
    file: plan,
    find: 'return at > farAhead(now) ? now + waitMs : at;',
    put: 'return at;',
    tier: 1,
  },
  {
    name: 'what the mirror holds is not taken back after a loss',
    file: 'lib/store/reconcile.ts',
    find: 'return [...replica.rows, ...kept];',
    put: 'return kept;',
    tier: 1,
  },
  {
    name: 'fresh for as long as the clock was ahead',
    file: 'lib/domain/base/fresh.ts',
    find: 'return at - now <= Math.min(SKEW_MS, limit) && now - at < limit;',
    put: 'return now - at < limit;',
    tier: 2,
  },
  {
    name: 'sent before it is marked',
    file: engine,
    find: `  const marked = await apply(deps, row, { kind: 'send' }, null, readLagMs);
  // The rep undid it after it was picked: there is nothing to send.
  if (marked === null) return;
  await conclude(deps, current, marked, await send(connector, marked, signal), readLagMs);`,
    put: `  const tried = await send(connector, row, signal);
  await apply(deps, row, { kind: 'send' }, null, readLagMs);
  await conclude(deps, current, row, tried, readLagMs);`,
    tier: 2,
  },
  {
    name: 'no lock',
    file: engine,
    find: 'flush: (signal) => deps.exclusively(() => pass(deps, signal)),',
    put: 'flush: (signal) => pass(deps, signal),',
    tier: 2,
    seeds: [14, 11],
  },
  {
    name: 'what a dead worker was sending is forgotten',
    file: engine,
    find: `for (const row of orphans)
    await apply(deps, row, { kind: 'in-doubt', failure: null }, null, readLagMs);`,
    put: '',
    tier: 2,
  },
  {
    name: 'the reverse comes last instead of in its place',
    file: engine,
    find: 'await reverseOf(journal, draft, done, now, current.seq);',
    put: 'await reverseOf(journal, draft, done, now);',
    tier: 2,
  },
  {
    name: 'a note that is taken back is not followed by the note that says so',
    file: 'lib/sync/undo.ts',
    find: "if (action === null) return 'nothing';",
    put: "if (action === null || action.kind === 'note') return 'reversing';",
    tier: 2,
  },
  {
    name: 'acknowledged although the replica log refused',
    file: 'lib/store/journal.ts',
    find: "throw new RelevoError({ code: 'store/full', detail: 'replica log' });",
    put: '',
    tier: 2,
  },
  {
    name: 'refused, and sent all the same',
    file: 'lib/store/journal.ts',
    find: 'await takeBack(changes).catch(() => undefined);',
    put: '',
    tier: 2,
  },
  {
    name: 'no replica log',
    file: 'lib/store/reconcile.ts',
    find: 'if (ours > theirs) {',
    put: 'if (ours !== theirs) {',
    tier: 2,
  },
  {
    name: 'a lost mirror is taken for a whole one',
    file: 'lib/store/replica.ts',
    find: 'if ((await generation()) !== held) return false;',
    put: '',
    tier: 2,
  },
  {
    name: 'a lost database is not noticed while the worker lives',
    file: 'lib/store/journal.ts',
    find: 'if (stored !== known) throw new OutOfStep();',
    put: '',
    tier: 2,
  },
  {
    name: 'a profile in doubt taken for written',
    file: 'lib/sync/send.ts',
    find: "return merged === 'done' ? { kind: 'applied' } : { kind: 'not-applied', failure: null };",
    put: "return { kind: 'applied' };",
    tier: 1,
  },
  {
    name: "somebody of another account's id is held back by theirs",
    file: plan,
    find: 'rows.filter((row) => row.connection === connection)',
    put: 'rows',
    tier: 1,
  },
  {
    name: 'what another account answered is stored',
    file: 'lib/store/store-answer.ts',
    find: 'if ((await readConnection(db)).id !== connection) return null;',
    put: 'await readConnection(db);',
    tier: 2,
  },
  {
    name: 'people of an account that was left come back with a database that went back',
    file: 'lib/store/reconcile.ts',
    find: "if (idOf(await readMeta(db, 'connection')) !== connected) await eraseCache(db);",
    put: '',
    tier: 2,
  },
];
