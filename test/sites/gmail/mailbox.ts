import { makeRandom, type Random } from '../random';
import { decimalId, localId, urlId } from './ids';
import type { Mailbox, Message, Party, Thread } from './model';
import { demoAccount } from './people';

/** What `makeMailbox` makes. Times in epoch ms. */
export interface MailboxRecipe {
  readonly seed: number;
  /**
   * Time of the newest message; a fixed instant when absent, so that equal recipes give equal
   * mailboxes.
   */
  readonly now?: number | undefined;
  readonly account?: (Party & { readonly company: string }) | undefined;
  /** How many threads; 120 when absent. */
  readonly threads?: number | undefined;
  /** How many different people write; half of the threads, at least 3, when absent. */
  readonly people?: number | undefined;
  /** Messages in every thread; mixed (1–8, seldom 25) when absent. */
  readonly messages?: number | undefined;
  /** Paragraphs in every message; 1–4 when absent. */
  readonly paragraphs?: number | undefined;
}

const FIRST =
  'Ana Bruno Chioma Dmitri Elif Farah Goran Hana Ivo Jana Kofi Lena Mateo Noor Olga Pavel Rosa Sven Tariq Uma'.split(
    ' ',
  );
const LAST = 'Okoro Berg Haddad Vidal Costa Mori Lind Weiss Silva Novak Bello Ruiz Sato Kaya'.split(
  ' ',
);
const COMPANIES = [
  'Kaiser Tools',
  'Norte Logística',
  'Brightsea',
  'Acme Parts',
  'Freemail',
  'Molinos Rey',
  'Ostrava Glass',
];
const THINGS = ['pump', 'valve', 'pallet', 'scanner', 'almacén', 'ruta', 'licencia', 'contrato'];
const SUBJECTS = [
  'Quote for the',
  'Pedido de',
  'Question about the',
  'Propuesta para',
  'Meeting on the',
  'Factura de',
];
const SENTENCES = [
  'Thanks for the call, here are the figures we spoke about.',
  'Gracias por la llamada, te paso las cifras que comentamos.',
  'Could we move the meeting to Thursday morning?',
  '¿Podemos ver la propuesta esta semana?',
  'The team liked the demo and has two more questions.',
  'Lo reviso con compras y te digo algo el lunes.',
];
const FIXED_NOW = Date.UTC(2026, 10, 23, 9, 30);
const HOUR = 3_600_000;

/** The address form of a word: lower case, without accents and spaces. */
function slug(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[^\p{L}\d ]/gu, '')
    .toLowerCase()
    .replaceAll(' ', '-');
}

function makePeople(random: Random, count: number): Party[] {
  return Array.from({ length: count }, (_, index) => {
    const first = FIRST[index % FIRST.length] ?? 'Ana';
    const last = LAST[Math.floor(index / FIRST.length) % LAST.length] ?? 'Okoro';
    const number = index >= FIRST.length * LAST.length ? String(index) : '';
    const company = slug(random.pick(COMPANIES));
    return {
      email: `${slug(first)}.${slug(last)}${number}@${company}.example`,
      name: `${first} ${last}`,
    };
  });
}

function makeMessage(
  random: Random,
  recipe: MailboxRecipe,
  from: Party,
  to: Party[],
  cc: Party[],
  at: number,
): Message {
  const paragraphs = recipe.paragraphs ?? random.between(1, 4);
  return {
    id: decimalId(at, random),
    localId: localId(random),
    from,
    to,
    cc,
    bcc: [],
    at,
    text: Array.from(
      { length: paragraphs },
      () => `${random.pick(SENTENCES)} ${random.pick(SENTENCES)}`,
    ),
    traps: random.chance(0.3) ? [`billing${random.between(1, 99)}@trap.example`] : [],
    quoted: random.chance(0.3)
      ? {
          from: { email: `quoted${random.between(1, 99)}@trap.example`, name: 'Quoted Person' },
          at: at - HOUR,
          text: 'Earlier words',
        }
      : undefined,
    draft: false,
  };
}

function makeThread(
  random: Random,
  recipe: MailboxRecipe,
  account: Party,
  people: readonly Party[],
  newest: number,
): Thread {
  const count = recipe.messages ?? (random.chance(0.03) ? 25 : random.between(1, 8));
  const other = random.pick(people);
  const third = random.chance(0.25) ? random.pick(people) : undefined;
  const cc = third !== undefined && third.email !== other.email ? [third] : [];
  const messages: Message[] = [];
  for (let index = 0; index < count; index += 1) {
    const at = newest - (count - 1 - index) * random.between(1, 20) * HOUR;
    const answered = index > 0 && random.chance(0.4);
    messages.push(
      makeMessage(random, recipe, answered ? account : other, [answered ? other : account], cc, at),
    );
  }
  messages.sort((a, b) => a.at - b.at);
  return {
    id: decimalId(messages[0]?.at ?? newest, random),
    localId: localId(random),
    urlId: urlId(random),
    subject: `${random.pick(SUBJECTS)} ${random.pick(THINGS)} ${random.between(1000, 9999)}`,
    messages,
    labels: random.chance(0.2) ? ['Clientes'] : [],
    category: random.chance(0.1) ? 'promotions' : 'primary',
    folder: random.chance(0.95) ? 'inbox' : 'archive',
    unread: random.chance(0.3),
    starred: random.chance(0.1),
    important: random.chance(0.3),
  };
}

/** A random mailbox, newest thread first; the same recipe gives the same mailbox. */
export function makeMailbox(recipe: MailboxRecipe): Mailbox {
  const random = makeRandom(recipe.seed);
  const account = recipe.account ?? demoAccount;
  const count = recipe.threads ?? 120;
  const people = makePeople(random, recipe.people ?? Math.max(3, Math.floor(count / 2)));
  const now = recipe.now ?? FIXED_NOW;
  const threads = Array.from({ length: count }, (_, index) => {
    const newest = now - index * 5 * HOUR - random.between(0, 4) * HOUR;
    return makeThread(random, recipe, account, people, newest);
  });
  return {
    account: { email: account.email, name: account.name, company: account.company },
    labels: ['Clientes', 'Clientes/Norte'],
    threads,
  };
}
