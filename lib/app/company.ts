import type { Caller } from '../bus/server';
import { RelevoError } from '../domain/base/failure';
import { isFresh } from '../domain/base/fresh';
import { queueOrder } from '../domain/clocks/queue';
import { comparableCompany } from '../domain/person/namesake';
import type { CompanyView } from '../domain/views/person';
import { holderOf } from './person-tickets';
import type { Services, Viewing } from './services';
import { isAtCompany } from './tab-at-profile';
import { viewPeople } from './view-people';

const MOST_SHOWN = 20;
/**
 * Most companies that pages may open within a minute. A person opens fewer; a page that wants to
 * read out the CRM through Relevo would open more.
 */
const MOST_OPENED = 10;
const MINUTE_MS = 60_000;

/**
 * Returns a reader of the contacts at a company.
 * @throws RelevoError `bus/forbidden` if the tab of the content script is not at a company page, or
 * if pages opened too many companies
 */
export function companyReader(
  services: Viewing & Pick<Services, 'companies' | 'connection'>,
): (company: string, caller: Caller) => Promise<CompanyView> {
  // Counted over all tabs, because one page can open several.
  let opened: readonly { readonly company: string; readonly at: number }[] = [];

  function judge(company: string, caller: Caller): void {
    if (!isAtCompany(caller)) throw new RelevoError({ code: 'bus/forbidden', detail: 'company' });
    const now = services.clock();
    const late = opened.filter(({ at }) => isFresh(at, now, MINUTE_MS));
    const wanted = comparableCompany(company);
    if (late.some((each) => each.company === wanted)) return;
    if (late.length >= MOST_OPENED)
      throw new RelevoError({ code: 'bus/forbidden', detail: 'companies' });
    opened = [...late, { company: wanted, at: now }];
  }

  return async (company, caller) => {
    if (caller.trust === 'site') judge(company, caller);
    await services.ready();
    const holder = await holderOf(services, caller);
    const { rows, total, asOf } = await services.companies.at(company);
    const people = await viewPeople(services, rows, holder);
    return { people: people.sort(queueOrder).slice(0, MOST_SHOWN), total, asOf };
  };
}
