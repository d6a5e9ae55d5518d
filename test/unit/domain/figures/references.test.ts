import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { answerOf } from '../../../figures/answer';
import { compare } from '../../../figures/compare';

const FOLDER = path.resolve(import.meta.dirname, '../../../references');
const referenceSchema = z.looseObject({
  id: z.string(),
  group: z.string(),
  title: z.string(),
  tolerance: z.number(),
  input: z.unknown(),
  expected: z.unknown(),
});
const references = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => referenceSchema.parse(JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8'))));

/**
 * Made from the paths of a data set that its licence keeps out of this folder: its input does not
 * hold them.
 */
const NOT_IN_THE_INPUT =
  /^heuristics\.(first|linearTouches|firstValue|lastValue|linearValue)(\.|$)/;

describe('the references', () => {
  it('are all here', () => {
    expect(references).toHaveLength(63);
  });

  it.each(references.map((reference) => [reference.id, reference] as const))(
    '%s',
    (id, reference) => {
      const { expected, ...asked } = reference;
      const { leaves, misses } = compare(
        expected,
        JSON.parse(JSON.stringify(answerOf(asked))),
        reference.tolerance,
      );
      const isKnown = (miss: { readonly path: string }) =>
        id === 'markov-pathdata' && NOT_IN_THE_INPUT.test(miss.path);
      expect(misses.filter((miss) => !isKnown(miss))).toEqual([]);
      expect(leaves).toBeGreaterThan(0);
    },
  );
});
