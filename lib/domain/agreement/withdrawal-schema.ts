import * as z from 'zod/mini';
import type { Department } from '../base/stage';

/**
 * A signature taken back. It is added like everything else: what was signed stays on the record.
 */
export interface Withdrawal {
  readonly by: string;
  readonly department: Department;
  /** Epoch ms. */
  readonly at: number;
  /** Digest of the content from which the signature is taken back. */
  readonly content: string;
}

const FORMAT = 1;
const LONGEST = 500;
/** The last moment that a date can hold, epoch ms. */
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

/** A withdrawal as JSON text; an agreement has `serialiseAgreement`. */
export function serialiseWithdrawal({ by, department, at, content }: Withdrawal): string {
  return JSON.stringify({ format: FORMAT, withdraws: { by, department, at, content } });
}

/** A withdrawal from a JSON value; null where it is none. */
export function readWithdrawal(value: unknown): Withdrawal | null {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data.withdraws : null;
}
