import { cardEn } from './card';
import { crmEn } from './crm';
import { failuresEn } from './failures';
import { pagesEn } from './pages';
import { sitesEn } from './sites';

export const en = {
  messages: { ...cardEn, ...pagesEn },
  failures: failuresEn,
  crm: crmEn,
  sites: sitesEn,
};
