import type { Template } from './databases';
import { type Address, freshWorld, type OdooWorld } from './odoo';

/** A clean database on the Odoo that `npm run test:odoo` started, for the tests that it runs. */
export function runningOdoo(from?: Template): Promise<OdooWorld> {
  const said = process.env['RELEVO_ODOO_AT'];
  if (said === undefined)
    throw new Error('no Odoo runs for these tests: they are started with npm run test:odoo');
  const address: Address = JSON.parse(said);
  return freshWorld(address, from);
}
