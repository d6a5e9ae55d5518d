import { defineCrmWithAccount } from '../port/definition';
import { createOdoo } from './connector';
import { serverSchema } from './server';

const rare = { type: 'text', placeholder: '', isFolded: true } as const;

/** A company's own Odoo, with an API key of the rep's. */
export const odoo = defineCrmWithAccount(
  {
    kind: 'odoo',
    brand: 'Odoo',
    auth: 'apiKey',
    steps: 3,
    scopes: null,
    origin: '{address}',
    fields: [
      {
        name: 'address',
        type: 'address',
        placeholder: 'acme.odoo.com',
        namesServer: true,
        isFolded: false,
      },
      { name: 'database', namesServer: true, ...rare },
      // Another person who logs in sees the same people.
      { name: 'login', namesServer: false, ...rare },
    ],
    keyPage: null,
    keyPlaceholder: '',
    canImport: false,
  },
  serverSchema,
  (context, account) => createOdoo({ ...context, account }),
);
