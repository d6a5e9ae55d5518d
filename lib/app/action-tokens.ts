import * as z from 'zod/mini';
import type { Caller } from '../bus/server';
import { RelevoError } from '../domain/base/failure';
import type { IdentityKey } from '../domain/person/identity';
import { surfaceOf } from './person-tickets';
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

/** What an answer is about: a person on a page, by their identity keys, and a contact. */
export interface MatchAnswerAction extends z.infer<typeof answerSchema> {
  readonly keys: IdentityKey[];
}

/** A LinkedIn profile to write into the CRM, and the one that it replaces. */
export type ProfileAction = z.infer<typeof profileSchema>;

/**
 * Signs the right to answer for one person in one tab. The signature works like a ticket: a page
 * cannot make up an action that it was not given, and a restarted worker still accepts its own.
 */
export async function signMatchAnswer(
  services: Pick<Services, 'tickets'>,
  caller: Caller,
  offer: MatchAnswerAction,
): Promise<string> {
  return (await services.tickets()).issue(JSON.stringify(offer), `${surfaceOf(caller)} answer`);
}

/**
 * Returns the action of a token that this worker signed.
 * @throws RelevoError `bus/forbidden` if the token was not signed here, or was signed for another
 * surface or connection
 */
export function verifyMatchAnswer(
  services: Pick<Services, 'connection' | 'ready' | 'tickets'>,
  caller: Caller,
  offer: string,
): Promise<MatchAnswerAction> {
  return verify(services, `${surfaceOf(caller)} answer`, offer, answerSchema);
}

/** Signs the right to write a profile. See `signMatchAnswer`. */
export async function signProfile(
  services: Pick<Services, 'tickets'>,
  caller: Caller,
  offer: ProfileAction,
): Promise<string> {
  return (await services.tickets()).issue(JSON.stringify(offer), `${surfaceOf(caller)} profile`);
}

/** Returns the action of a profile token. See `verifyMatchAnswer`. */
export function verifyProfile(
  services: Pick<Services, 'connection' | 'ready' | 'tickets'>,
  caller: Caller,
  offer: string,
): Promise<ProfileAction> {
  return verify(services, `${surfaceOf(caller)} profile`, offer, profileSchema);
}

const addSchema = z.object({ connection: z.string(), email: z.string() });

/**
 * Signs the right to add a person that the surface looked up and that the CRM did not have.
 * @param key identity key of their address
 */
export async function signAdd(
  services: Pick<Services, 'tickets'>,
  caller: Caller,
  connection: string,
  key: string,
): Promise<string> {
  const offer = { connection, email: key.slice('e:'.length) };
  return (await services.tickets()).issue(JSON.stringify(offer), `${surfaceOf(caller)} add`);
}

/**
 * Returns the address and the connection of an add token.
 * @throws RelevoError `bus/forbidden` if the token was not signed for this surface
 */
export function verifyAdd(
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
  // Reads the connection only for tokens with a valid signature, so that made-up tokens cost no
  // database reads.
  if (parsed?.success !== true || parsed.data.connection !== (await services.connection()).id) {
    throw new RelevoError({ code: 'bus/forbidden', detail: 'offer' });
  }
  return parsed.data;
}
