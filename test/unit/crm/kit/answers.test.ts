import { expect, it, vi } from 'vitest';
import { answerAll } from '../../../../lib/crm/kit/answers';
import type { ContactRead } from '../../../../lib/crm/port/contact-read';
import type { Identity } from '../../../../lib/domain/person/identity';
import { email as asEmail } from '../../../support/email';
import { makeContact } from '../../sync/fake-connector';

const ana: ContactRead = {
  contact: makeContact('1', {
    name: 'Ana López',
    emails: ['ana@acme.example'],
    linkedinSlug: 'ana-lopez',
  }),
  touches: [],
};
const other: ContactRead = { contact: { ...ana.contact, id: '2', company: 'Other' }, touches: [] };

function finders() {
  const bySlug = vi.fn((slugs: readonly string[]) => slugs);
  return {
    asked: bySlug,
    async *byEmail(keys: readonly string[]) {
      yield { keys, reads: keys.includes('ana@acme.example') ? [ana] : [] };
    },
    async *bySlug(keys: readonly string[]) {
      bySlug(keys);
      yield { keys, reads: keys.includes('ana-lopez') ? [ana] : [] };
    },
    async *namesakes(keys: readonly Identity[]) {
      yield { keys, reads: [ana, other] };
    },
  };
}

it('asks for a profile only where no address was known, and gives each person once', async () => {
  const ask = finders();
  const [answer] = await answerAll(
    [{ email: asEmail(' ANA@Acme.Example '), linkedinSlug: 'ana-lopez' }],
    ask,
  );
  expect(ask.asked).not.toHaveBeenCalled();
  expect(answer?.found).toEqual([ana]);
  const [unknown] = await answerAll(
    [{ email: asEmail('x@acme.example'), linkedinSlug: 'ana-lopez' }],
    ask,
  );
  expect(unknown?.found).toEqual([ana]);
});

it('never takes a namesake for a person whose address it has', async () => {
  const ask = finders();
  const asked = [
    { email: asEmail('other@acme.example'), name: 'Ana López', company: 'Acme' },
    { name: 'Ana López', company: 'Acme' },
    { linkedinSlug: 'ana-l', name: 'ANA LOPEZ', company: 'Acme, S.L.' },
    { name: 'Ana López' },
  ];
  const answers = await answerAll(asked, ask);
  expect(answers.map(({ found, maybe }) => [found.length, maybe.length])).toEqual([
    [0, 0],
    [0, 1],
    [0, 1],
    [0, 0],
  ]);
});

it('hands over each answer once, as soon as it is certain, and what it handed over stands when the rest fails', async () => {
  const ask = {
    ...finders(),
    async *bySlug(keys: readonly string[]) {
      yield { keys: keys.slice(0, 1), reads: [ana] };
      throw new Error('down');
    },
  };
  const asked = [
    { email: asEmail('ana@acme.example') },
    { email: asEmail('nobody@acme.example') },
    { linkedinSlug: 'ana-lopez' },
    { linkedinSlug: 'never-asked' },
  ];
  const heard: Identity[][] = [];
  const all = answerAll(
    asked,
    ask,
    async (some) => void heard.push(some.map(({ identity }) => identity)),
  );
  await expect(all).rejects.toThrow('down');
  expect(heard).toEqual([asked.slice(0, 2), asked.slice(2, 3)]);
});
