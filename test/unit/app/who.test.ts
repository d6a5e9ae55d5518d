import { email as asEmail } from '../../support/email';
import 'fake-indexeddb/auto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { peopleHandlers } from '../../../lib/app/routes/people';
import { siteHandlers } from '../../../lib/app/routes/site';
import { tabHandlers } from '../../../lib/app/routes/tab';
import type { Caller } from '../../../lib/bus/server';
import type { PageIdentity } from '../../../lib/domain/person/identity';
import type { Candidate, LookupResult } from '../../../lib/domain/views/person';
import { changeSettings } from '../../../lib/store/settings';
import { MAILBOX } from '../background/senders';
import { startApp } from './start-app';

const MEMBER = 'ACoAA1234567890abcdefghijklmnopqrstuvwx';
const PANEL: Caller = { trust: 'page', tabId: null, address: null };
const at = (path: string, tabId = 5): Caller => ({
  trust: 'site',
  tabId,
  address: `https://www.linkedin.com${path}`,
});

/**
 * People of the sample workspace, as LinkedIn would show them; none of them under the profile that
 * the CRM has.
 */
const HANNAH = {
  name: 'HANNAH WHITFIELD',
  company: 'Fennwick Foods, Ltd.',
  linkedinSlug: 'hannah-w-77',
};

const { services, world } = startApp();
const site = siteHandlers(services);
const people = peopleHandlers(services);

async function look(person: PageIdentity, caller: Caller): Promise<LookupResult> {
  return vi.waitFor(
    async () => {
      const [result] = await site['site.lookup']({ people: [person] }, caller);
      if (result === undefined || result.state === 'asking') throw new Error('still asking');
      return result;
    },
    { timeout: 20_000 },
  );
}

async function candidate(person: PageIdentity, caller: Caller): Promise<Candidate> {
  const result = await look(person, caller);
  const [first] = result.state === 'maybe' ? result.candidates : [];
  if (first === undefined) throw new Error(`nobody to ask about: ${JSON.stringify(result)}`);
  return first;
}

const given = (offer: string | null | undefined): string => {
  if (offer == null) throw new Error('nothing was offered');
  return offer;
};
const forbidden = { failure: { code: 'bus/forbidden' } };
const rows = () => services.db.answers.toArray();

beforeAll(async () => {
  await services.ready();
});

describe('a person of whom name and company are known', () => {
  it('is a question, with what agrees, what differs, and the profile that the CRM has as the strongest difference', async () => {
    const { compared, person } = await candidate({ ...HANNAH, headline: 'Buyer' }, PANEL);
    expect(person.name).toBe('Hannah Whitfield');
    expect(compared.map(({ trait, agrees }) => [trait, agrees])).toEqual([
      ['name', true],
      ['company', true],
      ['job', false],
      ['profile', false],
    ]);
    expect(await rows()).toEqual([]);
  });

  it('is known by slug and id after a yes, in every tab, and a question again when that is taken back', async () => {
    const page = { ...HANNAH, linkedinSlug: 'hannah-w-78', linkedinId: MEMBER };
    const { offer } = await candidate(page, at('/in/hannah-w-78/'));
    await site['site.answer']({ offer: given(offer), same: true }, at('/in/hannah-w-78/'));
    expect((await rows()).map(({ key, by }) => [key, by])).toEqual([
      ['l:hannah-w-78', 'rep'],
      [`m:${MEMBER}`, 'rep'],
    ]);
    const renamed = { linkedinSlug: 'hannah-lyle', linkedinId: MEMBER };
    const known = await look(renamed, at('/in/hannah-lyle', 6));
    expect(known).toMatchObject({ state: 'known', person: { name: 'Hannah Whitfield' } });
    // The new slug is remembered beside the id, so that it is enough by itself from now on.
    expect(await look({ linkedinSlug: 'hannah-lyle' }, at('/messaging', 7))).toMatchObject({
      state: 'known',
    });
    expect((await rows()).find(({ key }) => key === 'l:hannah-lyle')).toMatchObject({
      by: 'page',
      same: true,
    });
    if (known.state !== 'known') throw new Error('not known');
    await site['site.answer'](
      { offer: given(known.link?.answer), same: null },
      at('/in/hannah-lyle', 6),
    );
    expect(await rows()).toEqual([]);
    expect(await look(page, PANEL)).toMatchObject({ state: 'maybe' });
  });

  it('is not asked about again after a no, and the no can be taken back', async () => {
    const page = { ...HANNAH, linkedinSlug: 'hannah-w-79' };
    const { offer } = await candidate(page, PANEL);
    await site['site.answer']({ offer: given(offer), same: false }, PANEL);
    const refused = await look(page, PANEL);
    expect(refused).toMatchObject({ state: 'unknown', refused: [{ name: 'Hannah Whitfield' }] });
    if (refused.state !== 'unknown') throw new Error('known');
    await site['site.answer']({ offer: given(refused.refused?.[0]?.offer), same: null }, PANEL);
    expect(await look(page, PANEL)).toMatchObject({ state: 'maybe', refused: [] });
  });

  it('can be asked about and not answered where the browser does not say that the tab is at that profile', async () => {
    for (const caller of [at('/messaging/thread/2-x'), at('/in/somebody-else')]) {
      expect((await candidate(HANNAH, caller)).offer).toBeNull();
    }
    // A script of whose place nothing is known may be in a mailbox without a yes.
    const nowhere = { ...PANEL, trust: 'site' as const };
    await expect(look(HANNAH, nowhere)).rejects.toMatchObject(forbidden);
    expect((await candidate(HANNAH, at('/in/Hannah-W-77/details/'))).offer).not.toBeNull();
  });
});

describe('a message that a hostile page could send', () => {
  it('binds no person that the background did not offer to that tab, over that connection, for that purpose', async () => {
    const here = at('/in/hannah-w-77');
    const offer = given((await candidate(HANNAH, here)).offer);
    const [signature, ...rest] = offer.split('.');
    const bent = `${signature}.${rest.join('.').replace('hannah-w-77', 'attacker')}`;
    const other = `${signature}.${rest.join('.').replace(/"contactId":"\d+"/, '"contactId":"2"')}`;
    for (const [forged, caller] of [
      [bent, here],
      [other, here],
      [offer, at('/in/hannah-w-77', 6)],
      [offer, PANEL],
      [rest.join('.'), here],
    ] as const) {
      await expect(
        site['site.answer']({ offer: forged, same: true }, caller),
      ).rejects.toMatchObject(forbidden);
    }
    await expect(
      site['site.profile']({ offer, intentId: crypto.randomUUID() }, here),
    ).rejects.toMatchObject(forbidden);
    const ticket = (await candidate(HANNAH, here)).person.ticket;
    await expect(site['site.answer']({ offer: ticket, same: true }, here)).rejects.toMatchObject(
      forbidden,
    );
    await expect(site['site.card']({ ticket: offer }, here)).rejects.toMatchObject(forbidden);
    expect(await rows()).toEqual([]);
  });

  it('teaches no second key: what stands beside a known slug is remembered only at that profile', async () => {
    const claimed = { linkedinSlug: 'hannah-whitfield', linkedinId: MEMBER };
    expect(await look(claimed, at('/in/attacker'))).toMatchObject({ state: 'known' });
    expect(await rows()).toEqual([]);
    expect(
      await look(
        { ...claimed, email: asEmail('hannah.whitfield@fennwick-foods.example') },
        at('/feed'),
      ),
    ).toMatchObject({
      state: 'known',
    });
    expect(await rows()).toEqual([]);
    await look(claimed, at('/in/hannah-whitfield'));
    expect((await rows()).map(({ key }) => key)).toEqual([`m:${MEMBER}`]);
    await services.db.answers.clear();
  });

  it('teaches the panel no second key either: the tab itself must be at that profile', async () => {
    const claimed = { linkedinSlug: 'hannah-whitfield', linkedinId: MEMBER };
    await look(claimed, at('/feed'));
    const answer = {
      mailbox: MAILBOX,
      people: [claimed],
      focus: [],
      company: null,
      writing: false,
    };
    await changeSettings(services.journal, { mailboxes: { [MAILBOX]: true } });
    world.answer = answer;
    const panelBeside = async (url: string) => {
      world.tab = { id: 5, url, loading: false };
      return tabHandlers(services)['tab.people']({}, PANEL);
    };
    await changeSettings(services.journal, { sites: { linkedin: 'panel' } });
    for (const url of [
      'https://www.linkedin.com/in/attacker',
      'https://mail.google.com/mail/u/0/',
    ]) {
      expect((await panelBeside(url)).people).toMatchObject([{ state: 'known' }]);
      expect(await rows()).toEqual([]);
    }
    await panelBeside('https://www.linkedin.com/in/hannah-whitfield/');
    expect((await rows()).map(({ key }) => key)).toEqual([`m:${MEMBER}`]);
    await services.db.answers.clear();
  });

  it('puts first the person that the CRM knows of those whom a mail may be about, else the first of the page', async () => {
    await changeSettings(services.journal, { sites: { linkedin: 'panel' } });
    const [stranger, known] = [
      'stranger@nowhere.example',
      'hannah.whitfield@fennwick-foods.example',
    ];
    const people = [{ email: stranger }, { email: known }];
    const url = 'https://mail.google.com/mail/u/0/';
    world.tab = { id: 5, url, loading: false };
    const focusAmong = async (...emails: string[]) => {
      world.answer = {
        mailbox: MAILBOX,
        people,
        focus: emails.map((email) => `e:${email}`),
        company: null,
        writing: false,
      };
      return (await tabHandlers(services)['tab.people']({}, PANEL)).focus;
    };
    // A person who is still asked for keeps their place.
    await vi.waitFor(
      async () => expect(await focusAmong(stranger, known)).toBe(`e:${known}`),
      10_000,
    );
    expect(await focusAmong(stranger)).toBe(`e:${stranger}`);
    expect(await focusAmong()).toBe(null);
  });

  it('lists no people of a company unless the tab is at one, and not of many in a row', async () => {
    const company = 'Fennwick Foods';
    await expect(site['site.company']({ company }, at('/in/x-y-z'))).rejects.toMatchObject(
      forbidden,
    );
    const here = at('/company/fennwick-foods/', 9);
    const first = await site['site.company']({ company }, here);
    expect(first.people.map(({ name }) => name)).toContain('Hannah Whitfield');
    expect(first.total).toBe(first.people.length);
    for (let count = 1; count < 10; count++)
      await site['site.company']({ company: `Company ${count}` }, here);
    await expect(site['site.company']({ company: 'One more' }, here)).rejects.toMatchObject(
      forbidden,
    );
    // Nor does it help to ask from several tabs at once.
    const beside = at('/company/fennwick-foods/', 10);
    await expect(site['site.company']({ company: 'One more' }, beside)).rejects.toMatchObject(
      forbidden,
    );
    expect(await site['site.company']({ company: 'FENNWICK FOODS LTD' }, here)).toMatchObject({
      total: first.total,
    });
  });
});

describe('a person that the CRM does not know', () => {
  const page = { name: 'Zoe Park', linkedinSlug: 'zoe-x1' };
  const ticketOf = async (text: string) => {
    const [person] = await vi.waitFor(async () => {
      const all = await people['people.search']({ text }, PANEL);
      if (all.length === 0) throw new Error('nobody yet');
      return all;
    });
    return given(person?.ticket);
  };
  const offered = async () => {
    const result = await look(page, PANEL);
    return given(result.state === 'unknown' ? result.linkTo : null);
  };

  it('is the contact that the rep chooses, by the profile, and a page has no such right', async () => {
    expect(await look(page, at('/in/zoe-x1'))).not.toHaveProperty('linkTo');
    const ticket = await ticketOf('Hannah Whitfield');
    const offer = await offered();
    await expect(
      people['people.link']({ offer: `${offer}x`, ticket }, PANEL),
    ).rejects.toMatchObject(forbidden);
    await expect(people['people.link']({ offer, ticket }, at('/in/zoe-x1'))).rejects.toMatchObject(
      forbidden,
    );
    expect(await rows()).toEqual([]);
    await people['people.link']({ offer, ticket }, PANEL);
    expect(await rows()).toMatchObject([{ key: 'l:zoe-x1', same: true }]);
    expect(await look(page, at('/in/zoe-x1'))).toMatchObject({
      state: 'known',
      person: { name: 'Hannah Whitfield' },
    });
    await services.db.answers.clear();
  });

  it('is added under the address that the rep gives, once, and not under what is none', async () => {
    const add = (email: string, intentId: string) =>
      people['people.add']({ intentId, email, name: ' Zoe Park ' }, PANEL);
    const intentId = crypto.randomUUID();
    await expect(add('zoe at park', intentId)).rejects.toMatchObject({
      failure: { code: 'bus/bad-request' },
    });
    await add(' Zoe@Park.Example ', intentId);
    await add('zoe@park.example', intentId);
    await vi.waitFor(
      async () =>
        expect(await services.db.outbox.where('contactId').startsWith('add:').count()).toBe(0),
      { timeout: 20_000 },
    );
    const added = await services.connectors.sample.contacts
      .where('keys')
      .equals('e:zoe@park.example')
      .toArray();
    expect(added).toMatchObject([{ name: 'Zoe Park', emails: ['zoe@park.example'] }]);
    await services.connectors.sample.contacts.bulkDelete(added.map(({ id }) => id));
  });
});

describe('a profile', () => {
  it('goes into the CRM when the rep says so, once, is shown at once, and comes out by undo', async () => {
    const email = 'hannah.whitfield@fennwick-foods.example';
    const page = { email: asEmail(email), linkedinSlug: 'hannah-new' };
    const here = at('/in/hannah-new');
    const known = await look(page, here);
    if (known.state !== 'known') throw new Error('not known');
    const { link, person } = known;
    expect(link).toMatchObject({
      answer: null,
      profile: { slug: 'hannah-new', held: 'hannah-whitfield' },
    });
    const intentId = crypto.randomUUID();
    const offer = given(link?.profile?.offer);
    await site['site.profile']({ offer, intentId }, here);
    await site['site.profile']({ offer, intentId }, here);
    const held = async () =>
      (await services.connectors.sample.contacts.get(Number(person.contactId)))?.linkedinSlug;
    await vi.waitFor(async () => expect(await held()).toBe('hannah-new'), { timeout: 20_000 });
    expect(await look({ linkedinSlug: 'hannah-new' }, here)).toMatchObject({ state: 'known' });
    expect((await look(page, here)) as object).not.toHaveProperty('link');
    await site['site.undo']({ ticket: person.ticket, intentId }, here);
    await vi.waitFor(async () => expect(await held()).toBe('hannah-whitfield'), {
      timeout: 20_000,
    });
  });

  it('is not offered to a page that is somewhere else', async () => {
    const email = 'hannah.whitfield@fennwick-foods.example';
    expect(
      await look({ email: asEmail(email), linkedinSlug: 'attacker' }, at('/in/other')),
    ).not.toHaveProperty('link');
  });
});

describe('a person whom a page shows by name and company alone', () => {
  // The sample's own names: no key of a profile comes with them, as in Sales Navigator.
  const page = { name: 'Hannah Whitfield', company: 'Fennwick Foods' };

  it('is known after a yes, and the card says that it is by name only', async () => {
    const { offer } = await candidate(page, PANEL);
    await site['site.answer']({ offer: given(offer), same: true }, PANEL);
    const result = await look(page, PANEL);
    expect(result).toMatchObject({ state: 'known', link: { byName: true } });
    const { link } = result as Extract<LookupResult, { state: 'known' }>;
    await site['site.answer']({ offer: given(link?.answer), same: null }, PANEL);
    expect(await look(page, PANEL)).toMatchObject({ state: 'maybe' });
  });
});
