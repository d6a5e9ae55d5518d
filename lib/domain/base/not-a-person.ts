/**
 * Why an address is not looked up as a person: it sends automatically, it belongs to a group of
 * colleagues, or it is the rep's own. `shared` is a mailbox of several people (`info@`), which a
 * small customer may write from: it is looked up, but people come first.
 */
export type NotAPerson = 'me' | 'robot' | 'group' | 'shared';

/**
 * Parts of a local part that only automatic senders have, in any position (RFC 2142 defines the
 * oldest).
 */
const ROBOT_PARTS =
  /^((auto)?mailer|daemon|(post|host|web|list)master|bounces?|notif\w*|newsletters?|autorespond\w*|autoreply|unsubscribe|listserv|majordomo|robot|undisclosed)$/;
/** Words that can be part of a person's name too, so the whole local part must match. */
const ROBOTS =
  /^(news|noticias|alert\w*|avisos?|updates?|digest|automated|system|boletin\w*|invitations?|receipts?|reply|abuse|bot|root|nobody)$/;
/** "No reply" in the supported languages, without separators. */
const NO_REPLY =
  /no(t)?repl(y|ies)|nepasrepondre|noreponse|norespond|naorespond|nonrispond|nichtantwort|keineantwort/;
const LISTS = /(^|\.)(lists?|groups|googlegroups)\./;
const SHARED =
  /^(info|hello|hola|hi|contact\w*|kontakt|sales|ventas|vendas|ventes|vertrieb|support|soporte|suporte|help|ayuda|team|equipo|office|oficina|admin\w*|billing|facturacion|invoices?|accounts|marketing|press|jobs|rrhh|hr|service|servicio|comercial|todos|all|everyone)$/;

/**
 * Returns why an address is not a person's, by the address and its display name.
 * @param email normalised
 * @param isOwnDomain whether it belongs to the rep's organisation, whose shared mailboxes are
 * groups of colleagues
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
  // A group that rewrites its senders shows them as 'Ana López' via Sales, with its own address.
  if (/\S via \S/.test(name ?? '') || LISTS.test(email.slice(at + 1))) return 'group';
  if (parts.length === 1 && SHARED.test(first)) return isOwnDomain ? 'group' : 'shared';
  return null;
}
