import type { OutboxRow } from '../../../lib/store/rows';

/** An outbox row for tests: a promotion of contact `7` from lead to MQL, waiting. */
export function makeRow(change: Partial<OutboxRow> = {}): OutboxRow {
  return {
    seq: 1,
    intentId: '0b8f7b1e-58a7-4b38-9e38-1f0d9b3e2a10',
    contactId: '7',
    connection: 'test',
    action: { kind: 'move', from: 'lead', to: 'mql' },
    payloadVersion: 1,
    state: 'queued',
    createdAt: 1_000,
    attempts: 0,
    nextAttemptAt: 1_000,
    sentAt: null,
    park: null,
    undo: false,
    ...change,
  };
}
