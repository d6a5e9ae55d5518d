import * as z from 'zod/mini';
import { originOf } from '../../domain/views/origins';

const text = (most: number) => z.string().check(z.maxLength(most));

/** Where a company's Odoo is, and what it needs to know beside the key. */
export const serverSchema = z.object({
  /** Origin: https, or http on this machine. */
  address: text(300).check(
    z.overwrite((typed) => originOf(typed) ?? ''),
    z.minLength(1),
  ),
  /** Where a server holds several. */
  database: z.nullable(text(100)),
  /** The name by which the key's owner logs in; Odoo 17 and 18 ask for it. */
  login: z.nullable(text(320)),
});

export type OdooServer = z.infer<typeof serverSchema>;
