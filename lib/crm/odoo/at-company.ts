import { companyBases, comparableCompany } from '../../domain/person/namesake';
import type { CompanyPeople } from '../port/connector';
import { anyOf, literally } from './domain';
import type { People } from './people';

/** Leads looked through: a company with more has at least as many people as are counted. */
const MOST_LEADS = 400;

/**
 * People of a company. Odoo is asked for what begins like it, and its legal forms are compared
 * here.
 */
export async function peopleAt(
  people: People,
  company: string,
  limit: number,
  signal: AbortSignal,
): Promise<CompanyPeople> {
  const conditions = companyBases(company).flatMap((base) =>
    ['partner_name', 'partner_id.commercial_company_name'].map((field) => [
      [field, '=ilike', `${literally(base)}%`],
    ]),
  );
  if (conditions.length === 0) return { reads: [], total: 0 };
  const reads = await people.ofLeads(anyOf(...conditions), MOST_LEADS, signal, false);
  const wanted = comparableCompany(company);
  const there = reads.filter(({ contact }) => comparableCompany(contact.company ?? '') === wanted);
  return { reads: there.slice(0, Math.max(0, limit)), total: there.length };
}
