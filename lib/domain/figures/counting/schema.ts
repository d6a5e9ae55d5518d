import * as z from 'zod/mini';
import { STAGES } from '../../base/stage';
import { PART_KINDS } from './parts';

const LONGEST = 300;
/** Epoch ms that a date can hold. */
const moment = z.number().check(z.minimum(0), z.maximum(8.64e15));
const stage = z.enum(STAGES);
const span = z.object({ from: moment, until: moment });
const month = z.string().check(z.regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/));
const date = z.string().check(z.regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/));
const name = z.string().check(z.minLength(1), z.maxLength(LONGEST));

const against = z.optional(z.literal('year'));

/** A period as it is asked for (see `PeriodChoice`). */
export const periodSchema = z.discriminatedUnion('unit', [
  z.object({ unit: z.enum(['month', 'quarter', 'year']), start: z.optional(month), against }),
  z.object({ unit: z.literal('range'), from: date, to: date, against }),
]);

/** The filter of figures (see `CountFilter`). */
export const filterSchema = z.object({
  ownerId: z.optional(name),
  campaign: z.optional(name),
  persona: z.optional(name),
  source: z.optional(name),
});

/** The parts into which people are split (see `PartBy`). */
export const partBySchema = z.enum(PART_KINDS);

/** A question (see `CountQuestion`). */
export const questionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stands'), stage }),
  z.object({ kind: z.literal('came'), stage, span }),
  z.object({
    kind: z.literal('went-on'),
    stage,
    next: stage,
    span,
    withinDays: z.nullable(z.number().check(z.minimum(0), z.maximum(3_650))),
  }),
  z.object({ kind: z.literal('in-flight'), stage, span }),
  z.object({ kind: z.literal('passed'), stage, span }),
  z.object({ kind: z.literal('again'), stage, span }),
  z.object({
    kind: z.literal('left'),
    way: z.enum(['on', 'back']),
    stage,
    next: stage,
    span,
    withinDays: z.nullable(z.number().check(z.minimum(0), z.maximum(3_650))),
  }),
]);
