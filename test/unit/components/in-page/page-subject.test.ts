import { describe, expect, it } from 'vitest';
import { createPageReporter } from '../../../../components/in-page/page-subject';
import type { PlacedPerson, Snapshot } from '../../../../lib/sites/site';
import { email as asEmail } from '../../../support/email';
import { fakeBus } from '../fake-bus';

const anchor = {} as Element;

function snapshot(slug: string | null, more: Partial<Snapshot> = {}): Snapshot {
  const people: PlacedPerson[] =
    slug === null
      ? []
      : [
          {
            role: 'profile',
            linkedinSlug: slug,
            name: slug.toUpperCase(),
            company: 'Alder',
            evidence: [],
            anchor,
          },
        ];
  return {
    page: 'person',
    account: null,
    rows: [],
    thread: null,
    composes: [],
    subject: slug === null ? null : { key: slug, people },
    company: null,
    dark: false,
    rtl: false,
    health: [],
    ...more,
  };
}

function here() {
  const bus = fakeBus({ 'site.subjectChanged': null });
  return {
    bus,
    here: createPageReporter(bus),
    told: () => bus.inputs('site.subjectChanged').length,
  };
}

describe('what a page says of itself', () => {
  it('is nothing while no one has asked', () => {
    const { here: page, told } = here();
    for (const slug of ['ana-ruiz', null, 'ben-shaw']) page.see(snapshot(slug));
    expect(told()).toBe(0);
  });

  it('is once, after a question, that the answer has changed; and no data goes with it', () => {
    const { bus, here: page, told } = here();
    page.see(snapshot('ana-ruiz'));
    expect(page.answer()).toMatchObject({
      people: [{ linkedinSlug: 'ana-ruiz', name: 'ANA-RUIZ' }],
      focus: ['l:ana-ruiz'],
    });
    page.see(snapshot('ana-ruiz'));
    expect(told()).toBe(0);
    for (const slug of [null, 'ben-shaw', 'eva-lind']) page.see(snapshot(slug));
    expect(told()).toBe(1);
    expect(bus.inputs('site.subjectChanged')).toEqual([{}]);
    expect(page.answer().focus).toEqual(['l:eva-lind']);
    page.see(snapshot(null));
    expect(told()).toBe(2);
    expect(page.answer()).toEqual({
      mailbox: null,
      people: [],
      focus: [],
      company: null,
      writing: false,
      answered: [],
    });
  });

  it('is no one in particular of a group, and who writes where', () => {
    const { here: page } = here();
    const [ana] = snapshot('ana-ruiz').subject?.people ?? [];
    const [ben] = snapshot('ben-shaw').subject?.people ?? [];
    const people = [ana, ben].filter((one): one is PlacedPerson => one !== undefined);
    const compose = { id: 'c', anchor, inline: true, people };
    page.see(snapshot(null, { subject: { key: 'group', people }, composes: [compose] }));
    expect(page.answer()).toMatchObject({ focus: [], writing: true });
    expect(page.answer().people).toHaveLength(2);
  });

  it('of a person with an address is the address, and the name for our own eyes', () => {
    const { here: page } = here();
    const person: PlacedPerson = {
      role: 'sender',
      email: asEmail('ana@alder.example'),
      name: 'Ana',
      evidence: [],
      anchor,
    };
    page.see(
      snapshot(null, {
        thread: { id: 't', subject: '', header: anchor, people: [person], candidates: [person] },
      }),
    );
    expect(page.answer()).toMatchObject({
      people: [{ email: 'ana@alder.example', name: 'Ana' }],
      focus: ['e:ana@alder.example'],
    });
  });
});
