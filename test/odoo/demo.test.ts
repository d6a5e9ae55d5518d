import { expect, it } from 'vitest';
import { call } from '../crm/odoo/call';
import { startDemoOdoo } from '../demo/odoo';
import { demoPeople } from '../sites/gmail/people';

it('shows the demo an Odoo of its own, which knows the mailbox and needs no database named', async () => {
  const { url, key, close } = await startDemoOdoo();
  try {
    const domain = [['email_normalized', 'in', demoPeople.map(({ email }) => email)]];
    expect(await call({ url, key }, 'crm.lead', 'search_count', { domain })).toBe(
      demoPeople.length,
    );
  } finally {
    await close();
  }
});
