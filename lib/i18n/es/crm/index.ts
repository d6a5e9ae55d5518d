import type { Messages } from '../../../domain/base/text';
import type { crmEn } from '../../en/crm';
import { hubspotEs } from './hubspot';
import { localEs } from './local';
import { odooEs } from './odoo';

export const crmEs: Record<keyof typeof crmEn, Messages> = {
  local: localEs,
  hubspot: hubspotEs,
  odoo: odooEs,
};
