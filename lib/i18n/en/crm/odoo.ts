/** The words of Odoo in the options. */
export const odooEn = {
  name: 'Odoo',
  what: 'Your company’s leads and opportunities, with your own API key. Odoo 17 to 19.',
  guide: 'Guide to Odoo',
  how: 'How to get a key',
  step1:
    'In Odoo, open your preferences (your picture, top right) → Account Security → New API Key.',
  step2:
    'Name it “Relevo” and choose the longest duration that Odoo offers: 90 days for most users.',
  step3: 'Copy the key, and paste it here with the address of your Odoo.',
  rights:
    'Relevo sees and does only what you can in Odoo. On odoo.com the plan must include the external API (Custom).',
  'field.address': 'Address of your Odoo',
  'field.address-wrong':
    'That isn’t a web address. It looks like acme.odoo.com or https://crm.acme.com.',
  key: 'API key',
  more: 'Odoo 17 or 18, or several databases on one server',
  'field.database': 'Database',
  'field.login': 'Your log-in (Odoo 17 and 18 ask for it)',
  private: 'The key stays in this browser, is sent to that address only, and is never shown again.',
  'fields.lead':
    'Odoo has pipeline columns, but no field for the six stages or for the day a lead reached each of them, which the funnel counts by. With administrator rights, Relevo can create these fields in “Lead/Opportunity” (crm.lead):',
  'fields.formula':
    'Odoo fills it in automatically whenever the stage changes, no matter who changes it:',
  'fields.rights':
    'Nothing else is changed, and no lead is touched. You can remove them in Odoo’s settings at any time.',
  'check.version': 'Version',
  'check.version-todo': 'Relevo works with Odoo 17, 18 and 19.',
  'check.view': 'All of your company’s leads',
  'check.view-todo':
    'This key sees only its owner’s leads, so the card, the counts and the dashboard show only those. Your administrator set it this way.',
};
