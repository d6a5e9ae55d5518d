import { companyBases, comparableCompany, writtenForms } from '../../domain/person/namesake';
import type { CompanyPeople } from '../port/connector';
import type { Filter, Records } from './records';

const MOST_IN_A_PAGE = 100;

/** People whose company is one of the ways in which people write it: HubSpot compares a list whole, and lower case with lower case. */
export async function peopleAt(
  records: Records,
  company: string,
  limit: number,
  signal: AbortSignal,
): Promise<CompanyPeople> {
  const groups = companyBases(company).map((base): Filter[] => [
    { propertyName: 'company', operator: 'IN', values: writtenForms(base) },
  ]);
  if (groups.length === 0 || limit < 1) return { reads: [], total: 0 };
  const metadata = await records.words(signal);
  const found = await records.search(
    {
      groups,
      limit: Math.min(MOST_IN_A_PAGE, limit),
      sort: { property: 'lastmodifieddate', direction: 'DESCENDING' },
    },
    signal,
  );
  const reads = found.records.map((record) => records.toRead(record, metadata));
  const wanted = comparableCompany(company);
  return {
    reads: reads.filter(({ contact }) => comparableCompany(contact.company ?? '') === wanted),
    total: found.total,
  };
}
