import * as z from 'zod/mini';
import type { Caller } from '../bus/server';
import { RelevoError } from '../domain/base/failure';
import type { IdentityKey } from '../domain/person/identity';
import { surfaceOf } from './person-views';
import type { Services } from './services';

const key = z.templateLiteral([z.enum(['e', 'l', 'm', 'n']), ':', z.string()]);
const answerSchema = z.object({
  connection: z.string(),
  contactId: z.string(),
  keys: z.array(key),
});
const profileSchema = z.object({
  connection: z.string(),
  contactId: z.string(),
  slug: z.string(),
  held: z.nullable(z.string()),
});

/** What an answer would be about: a person of a page by their keys, and a contact. */
export interface AnswerAction extends z.infer<typeof answerSchema> {
  readonly keys: IdentityKey[];
}

/** A profile that would be put into the CRM in place of what stands there. */
export type ProfileAction = z.infer<typeof profileSchema>;

/**
 * Offers are signed like tickets, for one tab and one purpose: what was not offered there cannot be
 * accepted, and a worker that was started again still knows its own.
 */
export async function signAnswer(
  services: Pick<Services, 'tickets'>,
  caller: Caller,
  offer: AnswerAction,
): Promise<string> {
  return (await services.tickets()).issue(JSON.stringify(offer), `${surfaceOf(caller)} answer`);
}

/**
 * What was offered.
 * @throws RelevoError `bus/forbidden` for what was not, or not here, or over another connection
 */
export function verifyAnswer(
  services: Pick<Services, 'connection' | 'ready' | 'tickets'>,
  caller: Caller,
  offer: string,
): Promise<AnswerAction> {
  return verify(services, `${surfaceOf(caller)} answer`, offer, answerSchema);
}

/** The same for a profile. */
export async function signProfile(
  services: Pick<Services, 'tickets'>,
  caller: Caller,
  offer: ProfileAction,
): Promise<string> {
  return (await services.tickets()).issue(JSON.stringify(offer), `${surfaceOf(caller)} profile`);
}

/** The same for a profile. */
export function verifyProfile(
  services: Pick<Services, 'connection' | 'ready' | 'tickets'>,
  caller: Caller,
  offer: string,
): Promise<ProfileAction> {
  return verify(services, `${surfaceOf(caller)} profile`, offer, profileSchema);
}

const addSchema = z.object({ connection: z.string(), email: z.string() });

/**
 * The right to add somebody of whom a surface asked, and whom the CRM did not know.
 * @param key of their address
 */
export async function offerAdd(
  services: Pick<Services, 'tickets'>,
  caller: Caller,
  connection: string,
  key: string,
): Promise<string> {
  const offer = { connection, email: key.slice('e:'.length) };
  return (await services.tickets()).issue(JSON.stringify(offer), `${surfaceOf(caller)} add`);
}

/**
 * The address of such an offer.
 * @throws RelevoError `bus/forbidden` for what was not offered here
 */
export function acceptAdd(
  services: Pick<Services, 'connection' | 'ready' | 'tickets'>,
  caller: Caller,
  offer: string,
): Promise<z.infer<typeof addSchema>> {
  return verify(services, `${surfaceOf(caller)} add`, offer, addSchema);
}

async function verify<Value extends { connection: string }>(
  services: Pick<Services, 'connection' | 'ready' | 'tickets'>,
  holder: string,
  offer: string,
  schema: z.ZodMiniType<Value>,
): Promise<Value> {
  const signed = await (await services.tickets()).redeem(offer, holder);
  const parsed = signed === null ? null : schema.safeParse(JSON.parse(signed));
  // The connection is read for what we signed alone: what is made up costs no reads of the
  // database.
  if (parsed?.success !== true || parsed.data.connection !== (await services.connection()).id) {
    throw new RelevoError({ code: 'bus/forbidden', detail: 'offer' });
  }
  return parsed.data;
}
