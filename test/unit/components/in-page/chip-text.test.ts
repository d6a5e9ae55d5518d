import { expect, it } from 'vitest';
import { chipText } from '../../../../components/in-page/chip-text';
import type { Stage } from '../../../../lib/domain/base/stage';
import type { Language } from '../../../../lib/domain/base/text';
import type { ClockView } from '../../../../lib/domain/clocks/clock';
import { cardWords } from '../../../../lib/i18n/card-translator';
import { NOW, person } from '../people';

function chip(stage: Stage, score: number, state: ClockView['state'], language: Language = 'en') {
  const clock: ClockView = {
    kind: 'accept-mql',
    startedAt: NOW,
    dueAt: NOW + 3_600_000,
    state,
    agreementVersion: 1,
  };
  const known = { key: 'e:a', state: 'known', person: person({ stage, score, clock }) } as const;
  return chipText(known, cardWords(language), language, NOW);
}

it('says the word of the clock where it has room, its sign alone elsewhere, never half a word', () => {
  expect(chip('mql', 86, 'soon')?.clock).toBe('due soon');
  expect(chip('lead', 64, 'late')?.clock).toBe('overdue');
  expect(chip('opportunity', 76, 'soon')?.clock).toBe('');
  expect(chip('customer', 42, 'late')?.clock).toBe('');
  expect(chip('mql', 86, 'late', 'es')?.clock).toBe('vencido');
  expect(chip('mql', 86, 'soon', 'es')?.clock).toBe('');
  expect(chip('opportunity', 76, 'on-time')?.clock).toBeNull();
});

it('says all of it in the tip', () => {
  expect(chip('opportunity', 76, 'soon')?.spoken).toMatch(
    /Opportunity, Score 76 of 100, Accept: due/,
  );
});
