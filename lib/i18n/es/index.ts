import { cardEs } from './card';
import { crmEs } from './crm';
import { failuresEs } from './failures';
import { pagesEs } from './pages';
import { sitesEs } from './sites';

export const es = {
  messages: { ...cardEs, ...pagesEs },
  failures: failuresEs,
  crm: crmEs,
  sites: sitesEs,
};
