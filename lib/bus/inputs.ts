import * as z from 'zod/mini';
import { STAGES } from '../domain/base/stage';

/** A text of at most so many characters. */
export const text = (most: number) => z.string().check(z.maxLength(most));
/** Most characters of what a rep writes. */
export const LONGEST_TEXT = 10_000;
/** The input of a route that takes none. */
export const nothing = z.object({});
/** The registries say whether there is a CRM or a site of that name. */
export const registered = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/));
/** A stage of the funnel. */
export const stage = z.enum(STAGES);
/** The right of one tab to act on one person. */
export const ticket = text(400);
/** Id of an intent that the sender makes. */
export const intentId = z.uuid();
/**
 * Action token: the right to answer one question, signed by the background for one person, one
 * contact and one tab.
 */
export const offer = text(4_000);
/** Name of a company. */
export const company = text(300);
/** Address of a mailbox. */
export const mailbox = text(320);
