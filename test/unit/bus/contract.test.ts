import { describe, expect, it } from 'vitest';
import { contract } from '../../../lib/bus/contract';
import { SELECTORS as GMAIL } from '../../../lib/sites/gmail/selectors';
import { SELECTORS as LINKEDIN } from '../../../lib/sites/linkedin/selectors';

describe('the facts of a page in its health', () => {
  const taken = (id: string) =>
    contract['site.health'].input.safeParse({ site: 'gmail', signals: [{ id, state: 'ok' }] })
      .success;

  it('have the names of the catalogues', () => {
    for (const id of [...Object.keys(GMAIL), ...Object.keys(LINKEDIN)])
      expect(taken(id), id).toBe(true);
  });

  it.each([
    'row\n2026-01-01T00:00:00Z bug tick',
    'row\u2028x',
    'row x',
    '',
    'a'.repeat(61),
    'row\u202e',
  ])('never look like a line of the diagnostics: %j', (id) => expect(taken(id)).toBe(false));
});
