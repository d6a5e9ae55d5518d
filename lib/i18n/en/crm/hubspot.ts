/** The words of HubSpot in the options. */
export const hubspotEn = {
  name: 'HubSpot',
  what: 'Your company’s contacts, with a service key or a private app token.',
  guide: 'Guide to HubSpot',
  how: 'How to get a key',
  step1: 'In HubSpot, as a super admin: Development → Keys → Service keys → Create.',
  step2: 'Tick these scopes:',
  'scopes.needed': 'Needed',
  'scopes.more': 'To see more: companies, deals, events, emails',
  step3: 'Copy the key and paste it here.',
  'check.deals': 'Deals',
  'check.deals-todo':
    'Give the key this permission to see amount, expected close and next step of a deal, and what campaigns brought in.',
  key: 'Service key',
  private: 'The key stays in this browser, is sent to HubSpot only, and is never shown again.',
};
