import { randomFrom } from '../../hubspot/seed/random';
import { type Caller, call } from '../call';
import type { Postgres } from '../postgres';
import { backdate } from './backdate';
import { create, type Loaded } from './loaded';
import { makeEvents, makeMailings, makeMessages } from './marketing';
import { LADDER, type SeedPerson, seedPerson } from './person';
import { CAMPAIGNS, LOST_REASONS, MEDIUMS, SOURCES } from './words';

const SEED = 20_261_123;
const PEOPLE = 320;
/**
 * A company's year in a database that has Relevo's fields: over the public API as people would have
 * written it, and then put back in time, which only PostgreSQL can. The same people each time.
 * @param now the moment their past leads up to, epoch ms
 */
export async function seedWorld(
  admin: Caller,
  postgres: Postgres,
  now = Date.now(),
): Promise<void> {
  const random = randomFrom(SEED);
  const people = Array.from({ length: PEOPLE }, (_, at) => seedPerson(at, random, now));
  const campaigns = await create(
    admin,
    'utm.campaign',
    CAMPAIGNS.map((title) => ({ title })),
  );
  const loaded = await makeLeads(admin, people, campaigns);
  await moveAlong(admin, loaded);
  await makeMailings(admin, loaded, campaigns);
  await makeEvents(admin, loaded, now);
  await makeMessages(admin, loaded);
  await backdate(postgres, admin.database ?? '', loaded, now);
}

async function makeLeads(
  admin: Caller,
  people: readonly SeedPerson[],
  campaigns: readonly number[],
): Promise<Loaded[]> {
  const sources = await create(
    admin,
    'utm.source',
    SOURCES.map((name) => ({ name })),
  );
  const mediums = await mediumsOf(admin);
  const users = await call<{ id: number; login: string }[]>(admin, 'res.users', 'search_read', {
    domain: [],
    fields: ['login'],
  });
  const owner = (name: string | null) =>
    users.find(({ login }) => name !== null && login.startsWith(`${name}@`))?.id ?? false;
  const partners = await makePartners(admin, people);
  const leads = await create(
    admin,
    'crm.lead',
    people.map((person) => ({
      name: `${person.company}: ${person.title}`,
      type: person.step >= 3 ? 'opportunity' : 'lead',
      contact_name: person.name,
      partner_name: person.company,
      function: person.title,
      email_from: person.email,
      partner_id: partners.get(person.email) ?? false,
      user_id: owner(person.owner),
      campaign_id: campaigns[person.origin],
      source_id: sources[person.origin],
      medium_id: mediums[person.origin],
      expected_revenue: person.revenue,
      x_relevo_stage: LADDER[Math.max(0, person.step - 1)],
      x_relevo_score: person.score,
    })),
  );
  return people.map((person, at) => ({
    person,
    lead: leads[at] ?? 0,
    partner: partners.get(person.email) ?? null,
  }));
}

async function mediumsOf(admin: Caller): Promise<number[]> {
  const domain = [['name', 'in', MEDIUMS]];
  const there = await call<{ id: number; name: string }[]>(admin, 'utm.medium', 'search_read', {
    domain,
    fields: ['name'],
  });
  const missing = MEDIUMS.filter((name) => !there.some((each) => each.name === name));
  const made = await create(
    admin,
    'utm.medium',
    missing.map((name) => ({ name })),
  );
  return MEDIUMS.map(
    (name) => there.find((each) => each.name === name)?.id ?? made[missing.indexOf(name)] ?? 0,
  );
}

/** Partners of those whom sales took on: a company, and the person in it. */
async function makePartners(
  admin: Caller,
  people: readonly SeedPerson[],
): Promise<Map<string, number>> {
  const known = people.filter(({ step }) => step >= 3);
  const names = [...new Set(known.map(({ company }) => company))];
  const companies = await create(
    admin,
    'res.partner',
    names.map((name) => ({ name, is_company: true })),
  );
  const persons = await create(
    admin,
    'res.partner',
    known.map(({ name, email, title, company }) => ({
      name,
      email,
      function: title,
      parent_id: companies[names.indexOf(company)],
    })),
  );
  return new Map(known.map(({ email }, at) => [email, persons[at] ?? 0]));
}

/** The last step of everybody, and what became of some, with the history that Odoo writes of it. */
async function moveAlong(admin: Caller, loaded: readonly Loaded[]): Promise<void> {
  const ids = (wanted: (person: SeedPerson) => boolean) =>
    loaded.filter(({ person }) => wanted(person)).map(({ lead }) => lead);
  for (const [step, stage] of LADDER.entries())
    if (step > 0)
      await call(admin, 'crm.lead', 'write', {
        ids: ids((each) => each.step === step),
        vals: { x_relevo_stage: stage },
      });
  const stages = await call<{ id: number }[]>(admin, 'crm.stage', 'search_read', {
    domain: [],
    fields: ['is_won'],
    order: 'sequence',
  });
  for (const [index, step] of [3, 4, 5].entries()) {
    const stage_id = stages[index + 1]?.id ?? false;
    await call(admin, 'crm.lead', 'write', {
      ids: ids((each) => each.step === step),
      vals: { stage_id },
    });
  }
  const reasons = await create(
    admin,
    'crm.lost.reason',
    LOST_REASONS.map((name) => ({ name })),
  );
  for (const [index, lost_reason_id] of reasons.entries())
    await call(admin, 'crm.lead', 'action_set_lost', {
      ids: ids(({ lost }) => lost === index),
      lost_reason_id,
    });
}
