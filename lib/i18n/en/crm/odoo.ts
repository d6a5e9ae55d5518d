/** The words of Odoo in the options. */
export const odooEn = {
  name: 'Odoo',
  what: 'Your company’s leads and opportunities, with your own API key. Odoo 17 to 19.',
  guide: 'Guide to Odoo',
  how: 'How to get a key',
  step1:
    'In Odoo, open your own preferences (your picture, top right) → Account Security → New API Key.',
  step2:
    'Call it “Relevo”, and give it the longest time that Odoo offers: 90 days for most people.',
  step3: 'Copy the key, and paste it here with the address of your Odoo.',
  rights:
    'Relevo sees and does what you may in Odoo, nothing more. On odoo.com the plan must include the external API (Custom).',
  'field.address': 'Address of your Odoo',
  'field.address-wrong':
    'That is no address of a website. It looks like acme.odoo.com, or https://crm.acme.com.',
  key: 'API key',
  more: 'Odoo 17 or 18, or several databases on one server',
  'field.database': 'Database',
  'field.login': 'Your log-in (Odoo 17 and 18 ask for it)',
  private: 'The key stays in this browser, is sent to that address only, and is never shown again.',
  'fields.lead':
    'Odoo has columns of a pipeline, but no place for the six stages, nor for the day on which a lead came to each, by which the funnel is counted. With the rights of an administrator, Relevo can make these fields in “Lead/Opportunity” (crm.lead):',
  'fields.formula': 'Odoo fills it by itself whenever the stage changes, whoever changes it:',
  'fields.rights':
    'Nothing else is changed, and no lead is touched. They can be removed in Odoo’s settings at any time.',
  'check.version': 'Version',
  'check.version-todo': 'Relevo speaks with Odoo 17, 18 and 19.',
  'check.view': 'All of your company’s leads',
  'check.view-todo':
    'This key sees the leads of its owner alone: the card, the counts and the dashboard show those. That is how your administrator set it.',
};
