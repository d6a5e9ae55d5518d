import { hubspotEn } from './hubspot';
import { localEn } from './local';
import { odooEn } from './odoo';

/** The words of each CRM, by its kind. */
export const crmEn = { local: localEn, hubspot: hubspotEn, odoo: odooEn };
