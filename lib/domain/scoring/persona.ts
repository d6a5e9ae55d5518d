import type { Agreement, Persona } from '../base/agreement-model';
import type { Contact } from '../person/contact';
import { traitMatches } from './trait-match';

/** How well somebody fits a buyer persona. */
export interface PersonaMatch {
  readonly persona: Persona;
  /** Weight of the traits that fit, as a share of all of them, above 0 to 1. */
  readonly share: number;
}

/** From this share on somebody is taken for a persona: more speaks for it than against it. */
const ENOUGH = 0.5;

/**
 * Every persona that somebody fits at all, the best first; of equals the one that the agreement
 * lists first.
 * @internal
 */
export function personaMatches(traits: Contact['traits'], agreement: Agreement): PersonaMatch[] {
  return agreement.personas
    .map((persona) => ({ persona, share: shareOf(traits, persona) }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share);
}

/** The persona that somebody is taken for; null where at most half of every one's traits fit. */
export function personaOf(traits: Contact['traits'], agreement: Agreement): Persona | null {
  const [best] = personaMatches(traits, agreement);
  return best !== undefined && best.share > ENOUGH ? best.persona : null;
}

function shareOf(traits: Contact['traits'], persona: Persona): number {
  const total = persona.traits.reduce((sum, { weight }) => sum + weight, 0);
  const own = persona.traits.filter(({ trait, anyOf }) => traitMatches(traits, trait, anyOf));
  return total > 0 ? own.reduce((sum, { weight }) => sum + weight, 0) / total : 0;
}
