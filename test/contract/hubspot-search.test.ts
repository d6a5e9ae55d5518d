import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { email as asEmail } from '../support/email';
import { connectTo, type HubSpotPair, startPair } from './hubspot-harness';

const signal = AbortSignal.timeout(600_000);
let pair: HubSpotPair;

beforeAll(async () => {
  pair = await startPair();
});
afterAll(() => pair.server.close());
beforeEach(() => {
  pair.server.control.faults.clear();
  pair.server.forgetRequests();
});

let people = 0;
const person = (values: Record<string, string>) =>
  pair.server.control.upsertContact({ email: `s${people++}@search.example`, ...values });
const searches = () => pair.server.requests.filter(({ path }) => path.endsWith('/search'));
const found = async (...asked: Parameters<typeof pair.connector.lookup>[0]) =>
  (await pair.connector.lookup(asked, signal)).map((answer) =>
    answer.found.map(({ contact }) => contact.id),
  );
const maybe = async (name: string, company = 'Acme') =>
  (await pair.connector.lookup([{ name, company }], signal)).flatMap((answer) =>
    answer.maybe.map(({ contact }) => contact.id),
  );

describe('the size of a search', () => {
  it('stays under 3,000 characters, whatever is asked and whatever is mapped', async () => {
    const slugs = Array.from({ length: 40 }, (_, index) => `maría-josé-núñez-de-la-peña-${index}`);
    const mapped = connectTo(pair.server, { profileField: 'linkedin_profile' });
    for (const crm of [pair.connector, mapped]) {
      await crm.lookup(
        [
          ...slugs.map((linkedinSlug) => ({ linkedinSlug })),
          ...slugs.map((slug) => ({
            email: asEmail(`${slug.replace(/[^a-z0-9]/g, '')}@${'long'.repeat(20)}.example`),
          })),
          ...slugs.map((_, index) => ({
            name: `María José Ruiz de la Peña ${index}`,
            company: 'Acme',
          })),
          { linkedinSlug: 'ñ'.repeat(200) },
        ],
        signal,
      );
      for (const company of [
        'Telefónica Investigación y Desarrollo',
        'x'.repeat(300),
        'Siemens Energy',
      ]) {
        await crm.atCompany(company, 100, signal);
      }
      await crm.contactsOfOwner('41', ['mql', 'sql', 'opportunity'], 200, signal);
      await crm.countsPerStage(signal);
      await crm.search('a'.repeat(200), signal);
      await crm.notesSince(0, null, signal);
    }
    const sizes = searches().map(({ requestBody }) => JSON.stringify(requestBody).length);
    expect(searches().every(({ status }) => status === 200)).toBe(true);
    expect(Math.max(...sizes)).toBeLessThan(3_000);
  });

  it('asks for five unknown profiles at a time', async () => {
    await found(...Array.from({ length: 50 }, (_, index) => ({ linkedinSlug: `nobody-${index}` })));
    const inWords = searches().filter(({ requestBody }) =>
      JSON.stringify(requestBody).includes('CONTAINS_TOKEN'),
    );
    expect(inWords).toHaveLength(10);
    expect(searches().length).toBeLessThan(14);
  });

  it('looks one by one where so many share the words that a search is cut', async () => {
    for (let index = 0; index < 250; index++) {
      person({ hs_linkedin_url: `es.linkedin.com/in/ana-lopez-${index}/` });
    }
    const id = person({ hs_linkedin_url: 'see linkedin.com/in/ana-lopez' });
    expect(await found({ linkedinSlug: 'ana-lopez' }, { linkedinSlug: 'nobody-at-all' })).toEqual([
      [id],
      [],
    ]);
  });
});

describe('a further address', () => {
  it('of a person finds them, whichever was asked first', async () => {
    const sara = person({ email: 'sara@dos.example', firstname: 'Sara' });
    const other = person({ email: 'sara@casa.example' });
    pair.server.control.merge(sara, other);
    expect(
      await found({ email: asEmail('sara@casa.example') }, { email: asEmail('sara@nada.example') }),
    ).toEqual([[sara], []]);
    expect(await found({ email: asEmail('sara@dos.example') })).toEqual([[sara]]);
  });

  it('does not merge a person with another who has a similar one', async () => {
    const one = person({ email: 'one@dos.example' });
    pair.server.control.merge(one, person({ email: 'sara.casa@mail.example' }));
    expect(
      await found(
        { email: asEmail('casa.sara@mail.example') },
        { email: asEmail('sara.casa@mail.example') },
      ),
    ).toEqual([[], [one]]);
  });

  it('is not looked for where an account refuses that search', async () => {
    pair.server.control.faults.add({
      match: { path: '**/contacts/search' },
      fault: {
        kind: 'answer',
        status: 400,
        body: '{"message":"no"}',
        headers: { 'content-type': 'application/json' },
      },
    });
    expect(await found({ email: asEmail('not@here.example') })).toEqual([[]]);
  });

  it('belongs to the contact that HubSpot names when it refuses to add it', async () => {
    const one = person({ email: 'first@holder.example', firstname: 'Hol', lastname: 'Der' });
    pair.server.control.merge(one, person({ email: 'second@holder.example' }));
    const outcome = await pair.connector.addContact(
      { email: 'second@holder.example', name: 'Hol Der' },
      signal,
    );
    expect(outcome).toMatchObject({ kind: 'applied', contact: { id: one } });
  });

  it('that HubSpot refuses without a word of whose it is, is refused', async () => {
    pair.server.control.faults.add({
      match: { method: 'POST', path: '/crm/objects/*/contacts' },
      fault: {
        kind: 'answer',
        status: 409,
        body: '{"message":"taken"}',
        headers: { 'content-type': 'application/json' },
      },
    });
    const outcome = await pair.connector.addContact(
      { email: 'taken@holder.example', name: 'A B' },
      signal,
    );
    expect(outcome).toMatchObject({ kind: 'refused', failure: { code: 'crm/conflict' } });
  });
});

describe('a profile', () => {
  it('that Relevo wrote is found again, with any letters', async () => {
    const id = person({});
    const slug = 'bea-núñez-7';
    await pair.connector.setProfile({ contactId: id, from: null, to: slug }, signal);
    expect(pair.server.control.contact(id)?.values['hs_linkedin_url']).toContain('%C3%BA');
    expect(await found({ linkedinSlug: slug })).toEqual([[id]]);
  });

  it.each([
    ['https://www.linkedin.com/in/FORM-l%C3%B3pez-pe%C3%B1a', 'form-lópez-peña'],
    ['https://www.linkedin.com/in/form2-lópez-peña/', 'form2-lópez-peña'],
    ['/in/form-three', 'form-three'],
    ['https://m.linkedin.com/in/form-four', 'form-four'],
    ['http://mx.linkedin.com/in/form-five?trk=x', 'form-five'],
    ['LinkedIn: https://www.linkedin.com/in/form-six.', 'form-six'],
    ['https://www.linkedin.com/mwlite/in/form-seven', 'form-seven'],
  ])('written as %s is found', async (hs_linkedin_url, linkedinSlug) => {
    const id = person({ hs_linkedin_url });
    expect(await found({ linkedinSlug })).toEqual([[id]]);
    const outcome = await pair.connector.setProfile(
      { contactId: id, from: linkedinSlug, to: 'new-one' },
      signal,
    );
    expect(outcome.kind).toBe('applied');
  });
});

it('a word in the field of a profile is no profile: who is called so there is a stranger', async () => {
  for (const hs_linkedin_url of ['pendiente', 'none', 'linkedin.com', 'ana-of-elsewhere']) {
    const id = person({ hs_linkedin_url });
    expect(await found({ linkedinSlug: hs_linkedin_url })).toEqual([[]]);
    const read = await pair.connector.read([id], signal);
    expect(read.get(id)?.contact.linkedinSlug).toBeNull();
  }
});

describe('a name', () => {
  it.each([
    ['María José', 'Ruiz Peña', 'María José Ruiz Peña'],
    ['José Luis', 'Ruiz', 'José Luis Ruiz'],
    ['Ana', 'de la Torre Gil', 'Ana de la Torre Gil'],
    ['María', 'José Soto', 'MARÍA JOSÉ SOTO'],
    ['Nuria', 'Gil', 'Nuria Gil 🌱'],
    ['Nuria', 'Costa', 'Nuria Costa ❤️'],
    ['Nuria', 'Roca', '✔️ Nuria Roca ☀️'],
    ['Nuria', 'Vila', 'Nuria Vila, MBA, PMP®'],
    ['Nuria', 'Sanz', 'Nuria Sanz (She/Her)'],
    ['Nuria', 'Pons 🌱', 'Nuria Pons 🌱'],
  ])('kept as %s | %s is asked about as %s', async (firstname, lastname, name) => {
    const id = person({ firstname, lastname, company: 'Acme ❤️' });
    expect(await maybe(name, 'Acme, S.L.')).toEqual([id]);
  });

  it.each([
    ['Ruiz Peña, María José', 'María José', 'Ruiz Peña'],
    ['"Cliente, Ana"', 'Ana', 'Cliente'],
    ["'Ana Cliente' via Ventas", 'Ana', 'Cliente'],
    ['María José Ruiz Peña', 'María José', 'Ruiz Peña'],
    ['Ana Martín Ruiz', 'Ana', 'Martín Ruiz'],
    ['Nuria Gil 🌱, MBA', 'Nuria', 'Gil'],
    ['Cher', 'Cher', ''],
  ])('of %s is added as %s | %s', async (name, firstname, lastname) => {
    const email = `add${people++}@search.example`;
    await pair.connector.addContact({ email, name }, signal);
    const values = pair.server.control.contact(email)?.values;
    expect([values?.['firstname'], values?.['lastname'] ?? '']).toEqual([firstname, lastname]);
  });
});
