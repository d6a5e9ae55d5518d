import { beforeAll, describe, expect, it } from 'vitest';
import { htmlText, readNote } from '../../lib/crm/kit/note-text';
import type { Connector } from '../../lib/crm/port/connector';
import type { WriteOutcome } from '../../lib/crm/port/write-outcome';
import { failureOf } from '../../lib/domain/base/failure';
import { growthOf, LINEAR } from '../unit/growth';
import { connectWith, going, READS, REFERENCE, type Recording, record, WRITES } from './recording';
import { replay } from './wire';

/** What the corpus found once, each by itself and with what it would have led to. */
let recording: Recording;
beforeAll(async () => {
  recording = await record();
});

type Change = (body: never) => unknown;

/**
 * A connector that hears what was recorded for an operation, with the answers of places changed.
 */
function changed(operation: string, changes: Readonly<Record<string, Change>>, status = 200) {
  const sent: string[] = [];
  const heard = replay(recording.operations.get(operation) ?? []);
  const crm = connectWith(async (input, init) => {
    const path = new URL(String(input)).pathname;
    sent.push(`${init?.method} ${path}`);
    const answer = await heard(input, init);
    const change = Object.entries(changes).find(([place]) => path.includes(place))?.[1];
    if (change === undefined) return answer;
    const body = change((await answer.json()) as never);
    return new Response(JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json' },
    });
  });
  const act = READS[operation] ?? WRITES[operation];
  const run = <Value>() => act?.(crm, recording.ids) as Promise<Value>;
  return { crm, sent, run };
}

interface Named {
  name: string;
  options: unknown[];
}

describe('an account', () => {
  it('with one stage that cannot be read keeps the others', async () => {
    const { run } = changed('vocabulary', {
      '/properties/': (body: { results: Named[] }) => ({
        results: body.results.map((each) =>
          each.name === 'lifecyclestage'
            ? { ...each, options: [{ label: 7 }, null, ...each.options] }
            : each,
        ),
      }),
    });
    const { stages } = await run<Awaited<ReturnType<Connector['vocabulary']>>>();
    expect(stages.map(({ id }) => id)).toContain('marketingqualifiedlead');
  });

  it('whose owners have pages without end is read all the same', async () => {
    const { run, sent } = changed('owners', {
      '/owners/': (body: object) => ({ ...body, paging: { next: { after: '1' } } }),
    });
    expect((await run<unknown[]>()).length).toBeGreaterThan(0);
    // Of those who are there, and of those who left.
    expect(sent.length).toBeLessThan(250);
  });

  it('whose book has pages without anybody, and without end, is read all the same', async () => {
    const { run, sent } = changed('contactsOfOwner', {
      '/search': () => ({ total: 9, results: [], paging: { next: { after: '1' } } }),
    });
    expect(await run()).toMatchObject({ reads: [] });
    // Ten for each native stage, in an account that does not know when somebody entered the one of
    // now.
    expect(sent.length).toBeLessThan(70);
  });

  it('that says its interface is elsewhere leads nowhere else', async () => {
    const { run } = changed('search', {
      '/account-info/': (body: object) => ({ ...body, uiDomain: 'evil.example' }),
    });
    const [read] = await run<Awaited<ReturnType<Connector['search']>>>();
    expect(read?.contact.url).toMatch(/^https:\/\/app\.hubspot\.com\/contacts\/48000001\//);
  });
});

describe('a wait', () => {
  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'of a limit that is called %s is a number',
    async (policyName) => {
      const { run } = changed(
        'read',
        { '/batch/read': () => ({ policyName, message: 'no' }) },
        429,
      );
      const failure = failureOf(await run().catch((error: unknown) => error));
      expect(failure).toEqual({ code: 'crm/rate-limited', detail: 'no', retryAfterMs: 10_000 });
    },
  );
});

describe('a note', () => {
  it('whose places cannot all be read is not taken for missing, and not written again', async () => {
    const unreadable = {
      '/associations/': (body: { results: object[] }) => ({
        results: [...body.results, { from: 'x' }],
      }),
    };
    const asked = changed('hasNote', unreadable);
    expect(failureOf(await asked.run().catch((error: unknown) => error)).code).toBe(
      'crm/unexpected-shape',
    );
    const { run, sent } = changed('addNote', unreadable);
    expect((await run<WriteOutcome>()).kind).toBe('later');
    expect(sent.filter((each) => /(POST .*\/notes|PUT .*)$/.test(each))).toEqual([]);
  });

  it('of somebody else with a reference of ours is not the one that is looked for', async () => {
    const crm = connectWith(replay(recording.operations.get('hasNote') ?? []));
    const [id = ''] = recording.ids;
    expect(await crm.hasNote(id, REFERENCE, going)).toBe(true);
    expect(await crm.hasNote(id, REFERENCE.replace('0b', '1b'), going)).toBe(false);
  });
});

describe('a subject', () => {
  it('is text already, and a body is not', async () => {
    const { run } = changed('touches', {
      '/emails/batch/read': (body: { results: { properties: object }[] }) => ({
        results: body.results.map((each) => ({
          ...each,
          properties: { ...each.properties, hs_email_subject: 'Re: <urgent> &amp; dear' },
        })),
      }),
      '/calls/batch/read': (body: { results: { properties: object }[] }) => ({
        results: body.results.map((each) => ({
          ...each,
          properties: {
            ...each.properties,
            hs_call_title: '',
            hs_call_body: '<p>Asked &amp; left</p>',
          },
        })),
      }),
    });
    const { touches } = await run<Awaited<ReturnType<Connector['touches']>>>();
    const titles = touches.map(({ title }) => title);
    expect(titles).toContain('Re: <urgent> &amp; dear');
    expect(titles).toContain('Asked & left');
  });
});

describe('an id', () => {
  it.each(['..', '.', '../owners', '%2e%2e', '1/2', '1?x=1', '1#x', '', 'a\ud800'])(
    'such as %j reaches nothing but the record that it names',
    async (contactId) => {
      const { crm, sent } = changed('touches', {});
      await crm.setStage({ contactId, from: 'lead', to: 'mql' }, going);
      await crm.touches(contactId, null, going).catch(() => undefined);
      const safe = encodeURIComponent(contactId.replace('\ud800', '\ufffd'));
      for (const each of sent.filter(
        (one) => !/batch\/read$|\/properties\/|\/owners\/|account-info/.test(one),
      )) {
        expect([
          `PATCH /crm/objects/2026-03/contacts/${safe}`,
          `GET /crm/objects/2026-03/contacts/${safe}`,
          `GET /marketing/marketing-events/2026-03/participations/contacts/${safe}/breakdown`,
        ]).toContain(each);
      }
    },
  );
});

describe('an answer that is far too long', () => {
  it.each([
    ['lookup', '/batch/read'],
    ['notesSince', '/search'],
  ])(
    'with the same person again and again takes %s no longer than it is long',
    async (operation, place) => {
      const people = (size: number) =>
        Array.from({ length: size }, () => ({
          id: '1',
          properties: { email: 'ana@acme.example' },
        }));
      const read = (results: unknown[]) =>
        changed(operation, { [place]: (body: object) => ({ ...body, results }) })
          .run()
          .catch(failureOf);
      expect(await growthOf(10_000, people, read)).toBeLessThan(LINEAR);
    },
  );

  it('with very many versions of one property takes no longer than it is long', async () => {
    const versions = (size: number) => (time: number) =>
      Array.from({ length: size }, (_, index) => ({
        value: String(1.7e12 + index),
        timestamp: String(time),
      }));
    const read = (at: ReturnType<typeof versions>) =>
      changed('touches', {
        '/contacts/': (body: object) => ({
          ...body,
          // No version of the title is as old as any of the date, so that each is looked for among
          // all.
          propertiesWithHistory: {
            recent_conversion_date: at(1.7e12),
            recent_conversion_event_name: at(1.8e12),
          },
        }),
      }).run();
    expect(await growthOf(7_500, versions, read)).toBeLessThan(LINEAR);
  });

  it.each([
    '<!--',
    '<script ',
    '<style>',
    '<a ',
    '</p ',
    '&#',
    '\n',
    ' \n',
    '<script></script',
    '<a><!-- ',
    '<br>',
    '<',
  ])('of %j again and again is read as text no longer than it is long', async (part) => {
    const html = (size: number) => `${part.repeat(size / part.length)}x`;
    expect(await growthOf(100_000, html, (long) => [htmlText(long), readNote(long)])).toBeLessThan(
      LINEAR,
    );
  });
});
