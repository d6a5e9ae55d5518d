import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { DEFAULT_AGREEMENT } from '../../../../lib/domain/agreement/default-agreement';
import type { Persona } from '../../../../lib/domain/base/agreement-model';
import { personaMatches, personaOf } from '../../../../lib/domain/scoring/persona';
import { anyAgreement, anyTraits, makeAgreement } from '../make';

const both = (text: string) => ({ en: text, es: text });
const persona = (id: string, ...traits: Persona['traits']): Persona => ({
  id,
  label: both(id),
  description: both(id),
  traits,
});

describe('who is taken for which buyer persona', () => {
  it.each([
    ['Director of Operations', 'head-of-operations'],
    ['Jefa de Logística', 'head-of-operations'],
    ['Founder', 'business-owner'],
    ['Dueña', 'business-owner'],
    ['Accountant', null],
  ])('%s: %s', (jobTitle, id) => {
    expect(personaOf({ jobTitle, company: 'Alder' }, DEFAULT_AGREEMENT)?.id ?? null).toBe(id);
  });

  it('half of what makes a persona is not enough, more is', () => {
    const half = persona(
      'half',
      { trait: 'jobTitle', anyOf: ['director'], weight: 2 },
      { trait: 'country', anyOf: [], weight: 2 },
    );
    const more = persona(
      'more',
      { trait: 'jobTitle', anyOf: ['director'], weight: 2.1 },
      ...half.traits.slice(1),
    );
    const traits = { jobTitle: 'Director' };
    expect(personaOf(traits, makeAgreement({ personas: [half] }))).toBeNull();
    expect(personaOf(traits, makeAgreement({ personas: [half, more] }))?.id).toBe('more');
  });

  it('the words of an agreement are worked out once, however long it is and however many people are looked at', () => {
    const anyOf = Array.from({ length: 200 }, (_, index) => `Género ${index}`);
    const agreement = makeAgreement({
      personas: [persona('long', { trait: 'jobTitle', anyOf, weight: 1 })],
    });
    const asked = vi.spyOn(String.prototype, 'normalize');
    for (let people = 0; people < 10; people++)
      expect(personaOf({ jobTitle: 'Genero 199' }, agreement)?.id).toBe('long');
    const count = asked.mock.calls.length;
    asked.mockRestore();
    expect(count).toBeLessThan(300);
  });

  it('the best fits best, shares are shares, and the first of equals comes first', () => {
    fc.assert(
      fc.property(anyTraits, anyAgreement, (traits, agreement) => {
        const matches = personaMatches(traits, agreement);
        const shares = matches.map(({ share }) => share);
        expect(shares).toEqual(shares.toSorted((a, b) => b - a));
        for (const share of shares) expect(share > 0 && share <= 1 + 1e-9).toBe(true);
        const twins = agreement.personas.flatMap((each) => [
          each,
          { ...each, id: `${each.id} twin` },
        ]);
        const [first] = personaMatches(traits, { ...agreement, personas: twins });
        expect(first?.persona.id).toBe(matches[0]?.persona.id);
      }),
    );
  });
});
