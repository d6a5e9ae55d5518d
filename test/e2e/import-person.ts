import type { ImportFacts } from '../../lib/domain/import/model';

/** A person as the page of an import sends them. */
export function importPerson(email: string, name: string, company: string): ImportFacts {
  return {
    name,
    emails: [email],
    linkedin: null,
    company,
    jobTitle: null,
    phone: null,
    stage: null,
    campaign: null,
    doubtful: false,
  };
}
