import { expect, it, vi } from 'vitest';
import { answerAll } from '../../../../lib/crm/kit/answers';
import type { ContactRead } from '../../../../lib/crm/port/connector';
import { makeContact } from '../../sync/fake-connector';

const ana: ContactRead = {
  contact: makeContact('1', { name: 'Ana López', emails: ['ana@acme.example'], linkedinSlug: 'ana-lopez' }),
  touches: [],
};

function finders() {
  return {
    byEmail: vi.fn(async (emails: readonly string[]) => (emails.includes('ana@acme.example') ? [ana] : [])),
    bySlug: vi.fn(async (slugs: readonly string[]) => (slugs.includes('ana-lopez') ? [ana] : [])),
    namesakes: vi.fn(async () => [ana, { contact: { ...ana.contact, id: '2', company: 'Other' }, touches: [] }]),
  };
}

it('asks for a profile only where no address was known, and gives each person once', async () => {
  const ask = finders();
  const [answer] = await answerAll([{ email: ' ANA@Acme.Example ', linkedinSlug: 'ana-lopez' }], ask);
  expect(ask.bySlug).toHaveBeenCalledWith([]);
  expect(answer?.found).toEqual([ana]);
  const [unknown] = await answerAll([{ email: 'x@acme.example', linkedinSlug: 'ana-lopez' }], ask);
  expect(unknown?.found).toEqual([ana]);
});

it('never takes a namesake for somebody whose address it has', async () => {
  const ask = finders();
  const asked = [
    { email: 'other@acme.example', name: 'Ana López', company: 'Acme' },
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
