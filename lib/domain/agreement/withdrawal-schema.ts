import * as z from 'zod/mini';
import type { Department } from '../base/stage';

/** A withdrawn signature. It is an added document, so the signature stays on record. */
export interface Withdrawal {
  readonly by: string;
  readonly department: Department;
  /** Epoch ms. */
  readonly at: number;
  /** Digest of the content whose signature is withdrawn. */
  readonly content: string;
}

const FORMAT = 1;
const LONGEST = 500;
/** The largest time of `Date`, epoch ms. */
const LATEST = 8.64e15;

const schema = z.object({
  format: z.literal(FORMAT),
  withdraws: z.object({
    by: z.string().check(z.minLength(1), z.maxLength(LONGEST)),
    department: z.enum(['marketing', 'sales']),
    at: z.number().check(z.minimum(0), z.maximum(LATEST)),
    content: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  }),
});

/** Returns a withdrawal as JSON text; for agreements see `serialiseAgreement`. */
export function serialiseWithdrawal({ by, department, at, content }: Withdrawal): string {
  return JSON.stringify({ format: FORMAT, withdraws: { by, department, at, content } });
}

/** Parses a withdrawal from a JSON value; null if it is not one. */
export function readWithdrawal(value: unknown): Withdrawal | null {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data.withdraws : null;
}
