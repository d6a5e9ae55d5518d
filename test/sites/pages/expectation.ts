import type { Recognised } from '../recognise-page';

/** An address, alone or with the name that the page gives it. */
type Named = string | { readonly email: string; readonly name?: string };

/** What a saved page must give, in the form of the `expected.json` files beside captured pages. */
export interface Expectation {
  readonly url: string;
  readonly kind?: string;
  readonly page: string;
  /** Null where no one may be reported. */
  readonly expected: Readonly<Record<string, unknown>> | null;
  /**
   * Addresses, slugs, ids or names that may stand nowhere in the answer; a sentence is for readers
   * only.
   */
  readonly mustNotReturn?: string | readonly string[];
  readonly forbidPeople?: readonly string[];
  readonly forbidNames?: readonly string[];
  /** Addresses that may be reported although they are not expected. */
  readonly allow?: readonly string[];
  /** The people that the adapter must put first, of a thread or profile; and of each row. */
  readonly focus?: string | null;
  readonly abouts?: readonly (string | null)[];
  readonly companyExpected?: { readonly slug: string; readonly name: string };
  readonly traps?: unknown;
  readonly debatable?: boolean;
}

/**
 * Of a page: everything right; some people or facts missing; no one although there is a person;
 * a person wrong.
 */
export type Verdict = 'right' | 'fewer' | 'nobody' | 'wrong';

export interface Judgement {
  readonly verdict: Verdict;
  readonly reasons: readonly string[];
}

const emailOf = (each: Named) => (typeof each === 'string' ? each : each.email);
const listOf = (value: unknown): readonly Named[] =>
  Array.isArray(value) ? (value as Named[]) : [];

/** Holds what was recognised against what a page must give. */
export function judge(seen: Recognised, wish: Expectation): Judgement {
  const wrong: string[] = [];
  const missing: string[] = [];
  const text = JSON.stringify([
    seen.people,
    seen.subject,
    seen.company,
    seen.answer,
    seen.rows,
    seen.focus,
  ]);
  const { mustNotReturn: never = [], forbidPeople = [], forbidNames = [] } = wish;
  for (const foreign of [...(Array.isArray(never) ? never : []), ...forbidPeople, ...forbidNames])
    if (text.includes(JSON.stringify(foreign).slice(1, -1))) wrong.push(`reports ${foreign}`);
  if (wish.page !== seen.page && wish.page !== 'thread-part') missing.push(`page ${seen.page}`);
  if (wish.focus !== undefined && seen.focus !== wish.focus) wrong.push(`first ${seen.focus}`);
  const abouts = seen.rows.map(({ about }) => about);
  if (wish.abouts !== undefined && JSON.stringify(abouts) !== JSON.stringify(wish.abouts))
    wrong.push(`rows ${abouts}`);
  if (seen.site === 'gmail') judgeMail(seen, wish, wrong, missing);
  else judgeLinkedIn(seen, wish, wrong, missing);
  const isEmpty = seen.people.length === 0 && !seen.company;
  const verdict =
    wrong.length > 0 ? 'wrong' : missing.length === 0 ? 'right' : isEmpty ? 'nobody' : 'fewer';
  return { verdict, reasons: [...wrong, ...missing] };
}

function judgeMail(seen: Recognised, wish: Expectation, wrong: string[], missing: string[]): void {
  const expected = wish.expected ?? {};
  const got = (...roles: string[]) =>
    seen.people.flatMap(({ role, email }) =>
      roles.includes(role) && email !== undefined ? [email] : [],
    );
  const same = (what: string, found: readonly string[], wanted: readonly string[]) => {
    const allowed = new Set([...wanted, ...(wish.allow ?? [])]);
    for (const each of found) if (!allowed.has(each)) wrong.push(`${what}: ${each}`);
    for (const each of wanted) if (!found.includes(each)) missing.push(`${what} without ${each}`);
  };
  if (wish.expected === null) {
    same('people', got('row', 'sender', 'recipient', 'to', 'cc', 'bcc'), []);
    return;
  }
  const account = expected['account'];
  if (account !== undefined && seen.account !== account) missing.push(`account ${seen.account}`);
  const rows = expected['rows'] as { legacyThreadId?: string; people: Named[] }[] | undefined;
  if (rows !== undefined) {
    const wanted = rows.flatMap((row) =>
      row.people.map((one) => [row.legacyThreadId ?? '', emailOf(one)].join(' ')),
    );
    const withIds = rows.some((row) => row.legacyThreadId !== undefined);
    const found = seen.people.filter(({ role }) => role === 'row');
    const said = found.map(({ threadId = '', email = '' }) =>
      [withIds ? threadId : '', email].join(' '),
    );
    // Where a row names the rep, not every expectation says so.
    const free = [...(wish.allow ?? []), seen.account];
    const others = said.filter((one) => !free.includes(one.split(' ')[1] ?? ''));
    same(
      'row',
      wanted.some((one) => said.includes(one)) ? said.filter((one) => wanted.includes(one)) : [],
      wanted,
    );
    for (const one of others) if (!wanted.includes(one)) wrong.push(`row: ${one}`);
  }
  const people = expected['participantsExcludingSelf'] ?? expected['openThreadParticipants'];
  if (people !== undefined) same('thread', got('sender', 'recipient'), listOf(people).map(emailOf));
  const from = expected['from'] as { email: string; name?: string } | undefined;
  if (from !== undefined) {
    const sender = seen.people.find(({ role }) => role === 'sender');
    if (sender === undefined) missing.push('no sender');
    else if (sender.email !== from.email || (from.name !== undefined && sender.name !== from.name))
      wrong.push(`sender ${sender.email} ${sender.name}`);
  }
  if (expected['to'] !== undefined && people === undefined)
    same('recipients', got('recipient'), listOf(expected['to']).map(emailOf));
  const windows = expected['composeWindows'] as { to?: string[]; cc?: string[] }[] | undefined;
  for (const role of windows === undefined ? [] : (['to', 'cc'] as const))
    same(role, got(role), windows?.flatMap((window) => window[role] ?? []) ?? []);
}

/**
 * A fact of the answer that is no person's name or id: it may be missing without anybody being
 * mistaken.
 */
const FACTS =
  /^(company|location|headline|degree|memberUrn|memberNumber|companyAndSchoolLine|title)$/;

function judgeLinkedIn(
  seen: Recognised,
  wish: Expectation,
  wrong: string[],
  missing: string[],
): void {
  const company = wish.companyExpected;
  if (company !== undefined) {
    if (seen.company == null) missing.push('no company');
    else if (seen.company.slug !== company.slug || seen.company.name !== company.name)
      wrong.push('another company');
    if (seen.people.length > 0) wrong.push('people of a company');
    return;
  }
  if (wish.expected === null) {
    if (seen.people.length > 0) wrong.push(`people: ${JSON.stringify(seen.people)}`);
    return;
  }
  const answer = plain(seen.answer) as Record<string, unknown> | null;
  for (const [field, value] of Object.entries(wish.expected)) {
    const found = answer?.[field];
    if (JSON.stringify(sorted(found)) === JSON.stringify(sorted(value))) continue;
    const isLess =
      found == null || FACTS.test(field) || isPart(found, value) || seen.people.length === 0;
    (isLess ? missing : wrong).push(`${field}: ${JSON.stringify(found)}`);
  }
}

/** Whether every entry of one list stands in the other. */
function isPart(found: unknown, value: unknown): boolean {
  if (!Array.isArray(found) || !Array.isArray(value)) return false;
  const all = value.map((each) => JSON.stringify(sorted(each)));
  return found.every((each) => all.includes(JSON.stringify(sorted(each))));
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

/** The same value with the fields of every object in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, each]) => [name, sorted(each)]),
  );
}
