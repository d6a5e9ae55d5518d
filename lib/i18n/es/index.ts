import { cardEs } from './card';
import { contestEs } from './contest';
import { crmEs } from './crm';
import { failuresEs } from './failures';
import { importEs } from './import';
import { pagesEs } from './pages';
import { sitesEs } from './sites';
import { startEs } from './start';

export const es = {
  messages: { ...cardEs, ...contestEs, ...importEs, ...pagesEs, ...startEs },
  failures: failuresEs,
  crm: crmEs,
  sites: sitesEs,
};
