import { describe, expect, it } from 'vitest';
import { createTickets } from '../../../lib/bus/ticket';

const secret = (fill: number) => new Uint8Array(32).fill(fill);
const tickets = createTickets(secret(1), crypto.subtle);

describe('tickets', () => {
  it('are worth the contact they were issued for, to whom they were issued, also after a restart of the worker', async () => {
    const ticket = await tickets.issue('id.with.dots', 'tab:1');
    expect(await createTickets(secret(1), crypto.subtle).redeem(ticket, 'tab:1')).toBe(
      'id.with.dots',
    );
  });

  it('are worth nothing to another tab, with another contact, or from another browser session', async () => {
    const ticket = await tickets.issue('151', 'tab:1');
    expect(await tickets.redeem(ticket, 'tab:2')).toBeNull();
    expect(await tickets.redeem(ticket.replace('.151', '.152'), 'tab:1')).toBeNull();
    expect(await createTickets(secret(2), crypto.subtle).redeem(ticket, 'tab:1')).toBeNull();
    for (const forged of ['', '.', '.151', '151', `${'0'.repeat(32)}.151`])
      expect(await tickets.redeem(forged, 'tab:1')).toBeNull();
  });
});
