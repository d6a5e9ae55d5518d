import type { Messages } from '../../../domain/base/text';
import type { crmEn } from '../../en/crm';
import { hubspotEs } from './hubspot';
import { localEs } from './local';
import { odooEs } from './odoo';
import { ownListEs } from './own-list';

export const crmEs: Record<keyof typeof crmEn, Messages> = {
  local: localEs,
  'own-list': ownListEs,
  hubspot: hubspotEs,
  odoo: odooEs,
};
