import { hubspotEn } from './hubspot';
import { localEn } from './local';
import { odooEn } from './odoo';
import { ownListEn } from './own-list';

/** The words of each CRM, by its kind. */
export const crmEn = {
  local: localEn,
  'own-list': ownListEn,
  hubspot: hubspotEn,
  odoo: odooEn,
};
