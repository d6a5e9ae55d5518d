import { defineCrm } from '../port/definition';
import { createHubSpot } from './connector';
import { DEALS_SCOPE } from './deals-scope';
import { HUBSPOT_ORIGIN } from './origin';

/** HubSpot, with a service key or the token of a private app. */
export const hubspot = defineCrm(
  {
    kind: 'hubspot',
    brand: 'HubSpot',
    auth: 'apiKey',
    steps: 3,
    // HubSpot's own names: what Relevo cannot do without, and what makes it see more.
    scopes: {
      step: 2,
      groups: [
        {
          id: 'needed',
          names: [
            'crm.objects.contacts.read',
            'crm.objects.contacts.write',
            'crm.objects.owners.read',
          ],
        },
        {
          id: 'more',
          names: [
            'crm.objects.companies.read',
            DEALS_SCOPE,
            'crm.objects.marketing_events.read',
            'sales-email-read',
          ],
        },
      ],
    },
    origin: HUBSPOT_ORIGIN,
    fields: [],
    // Of the account that the browser is logged in to.
    keyPage: 'https://app.hubspot.com/private-apps',
    keyPlaceholder: 'pat-…',
    canImport: false,
  },
  createHubSpot,
);
