import { cardEn } from './card';
import { contestEn } from './contest';
import { crmEn } from './crm';
import { failuresEn } from './failures';
import { importEn } from './import';
import { pagesEn } from './pages';
import { sitesEn } from './sites';
import { startEn } from './start';

export const en = {
  messages: { ...cardEn, ...contestEn, ...importEn, ...pagesEn, ...startEn },
  failures: failuresEn,
  crm: crmEn,
  sites: sitesEn,
};
