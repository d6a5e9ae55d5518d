import type { Agreement, Persona } from '../base/agreement-model';
import type { Contact } from '../person/contact';
import { traitMatches } from './trait-match';

/** How well a contact fits a buyer persona. */
export interface PersonaMatch {
  readonly persona: Persona;
  /** Weight of the matching traits as a share of all traits, above 0 to 1. */
  readonly share: number;
}

/** The share above which a contact counts as a persona: more traits match than not. */
const ENOUGH = 0.5;

/**
 * Returns all personas with at least one matching trait, best first; equal ones in the order of the
 * agreement.
 * @internal
 */
export function personaMatches(
  traits: Contact['traits'],
  { personas }: Pick<Agreement, 'personas'>,
): PersonaMatch[] {
  return personas
    .map((persona) => ({ persona, share: shareOf(traits, persona) }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share);
}

/** Returns the persona of a contact; null if no persona matches by more than half. */
export function personaOf(
  traits: Contact['traits'],
  agreement: Pick<Agreement, 'personas'>,
): Persona | null {
  const [best] = personaMatches(traits, agreement);
  return best !== undefined && best.share > ENOUGH ? best.persona : null;
}

function shareOf(traits: Contact['traits'], persona: Persona): number {
  const total = persona.traits.reduce((sum, { weight }) => sum + weight, 0);
  const own = persona.traits.filter(({ trait, anyOf }) => traitMatches(traits, trait, anyOf));
  return total > 0 ? own.reduce((sum, { weight }) => sum + weight, 0) / total : 0;
}
