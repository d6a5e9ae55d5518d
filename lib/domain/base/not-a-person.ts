/**
 * Why an address is nobody to look up: a machine that sends, a group whose members share it, or the
 * rep. `shared` is a mailbox of several people (`info@`), which a small customer may well write
 * from: it is looked up, but a person goes before it.
 */
export type NotAPerson = 'me' | 'robot' | 'group' | 'shared';

/**
 * Parts of a name in a mailbox's address that only machines have, wherever they stand (RFC 2142
 * names the oldest).
 */
const ROBOT_PARTS =
  /^(mailer|daemon|postmaster|bounces?|notif\w*|newsletters?|autorespond\w*|autoreply|unsubscribe|listserv|majordomo|robot)$/;
/**
 * The same in words that people's names may hold too, so that nothing else may stand beside them.
 */
const ROBOTS = /^(news|alerts?|updates?|digest|automated|system|boletin|bot|root|nobody)$/;
/** "No reply" as it is written in the languages of the sites, without what separates its words. */
const NO_REPLY =
  /no(t)?repl(y|ies)|nepasrepondre|noreponse|norespond|naorespond|nonrispond|nichtantwort|keineantwort/;
const LISTS = /(^|\.)(lists?|groups|googlegroups)\./;
const SHARED =
  /^(info|hello|hola|hi|contact\w*|kontakt|sales|ventas|vendas|ventes|vertrieb|support|soporte|suporte|help|ayuda|team|equipo|office|oficina|admin\w*|billing|facturacion|invoices?|accounts|marketing|press|jobs|rrhh|hr|service|servicio|comercial|todos|all|everyone)$/;

/**
 * What an address is when it is no person's, by the address and the name that goes with it.
 * @param email normalised
 * @param isOwnDomain whether it is of the rep's own organisation, whose shared mailboxes are groups
 * of colleagues
 */
export function notAPerson(
  email: string,
  name: string | undefined,
  isOwnDomain = false,
): NotAPerson | null {
  const at = email.lastIndexOf('@');
  const local = email.slice(0, at).replace(/\+.*/, '');
  const parts = local.split(/[^\p{L}]+/u).filter((part) => part !== '');
  const [first = ''] = parts;
  if (NO_REPLY.test(parts.join('')) || parts.some((part) => ROBOT_PARTS.test(part))) return 'robot';
  if (parts.length === 1 && ROBOTS.test(first)) return 'robot';
  // A group that rewrites its senders writes them as 'Ana López' via Sales, under its own address.
  if (/\S via \S/.test(name ?? '') || LISTS.test(email.slice(at + 1))) return 'group';
  if (parts.length === 1 && SHARED.test(first)) return isOwnDomain ? 'group' : 'shared';
  return null;
}
