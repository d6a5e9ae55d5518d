import { companyBases, comparableCompany } from '../../domain/person/namesake';
import { uniqueReads } from '../kit/answers';
import type { CompanyPeople } from '../port/connector';
import { anyOf, literally } from './domain';
import type { People } from './people';

/**
 * Leads and entries of the address book looked through: a company with more has at least as many
 * people as are counted.
 */
const MOST_ROWS = 400;

/**
 * People of a company, by their leads and by the address book, where a person may be without a
 * lead. Odoo is asked for what begins like it, and its legal forms are compared here.
 */
export async function peopleAt(
  people: People,
  company: string,
  limit: number,
  signal: AbortSignal,
): Promise<CompanyPeople> {
  const bases = companyBases(company);
  if (bases.length === 0) return { reads: [], total: 0 };
  const beginsLike = (field: string) =>
    bases.map((base) => [[field, '=ilike', `${literally(base)}%`]]);
  const [leads, entries] = await Promise.all([
    people.ofLeads(
      anyOf(...beginsLike('partner_name'), ...beginsLike('partner_id.commercial_company_name')),
      MOST_ROWS,
      signal,
      false,
    ),
    people.ofPartners(
      [['is_company', '=', false], ...anyOf(...beginsLike('commercial_company_name'))],
      MOST_ROWS,
      signal,
    ),
  ]);
  const wanted = comparableCompany(company);
  const there = uniqueReads([...leads, ...entries]).filter(
    ({ contact }) => comparableCompany(contact.company ?? '') === wanted,
  );
  return { reads: there.slice(0, Math.max(0, limit)), total: there.length };
}
