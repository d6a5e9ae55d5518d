import type { Expectation, Verdict } from '../pages/expectation';
import type { Recognised } from '../recognise-page';
import type { Series } from '../recogniser';
import { bodyOf, type Change } from './change';
import { GMAIL_CHANGES } from './gmail';
import { LINKEDIN_CHANGES } from './linkedin';

/** A saved page with what it must give. */
export interface SavedPage {
  readonly name: string;
  readonly html: string;
  readonly wish: Expectation;
}

/** What one change of one page led to. */
export interface Outcome {
  readonly change: string;
  readonly page: string;
  readonly verdict: Verdict;
  /** Of a wrong one: the person it gave. */
  readonly said: string;
}

/** The changes for the site of an address. */
export function changesFor(url: string): readonly Change[] {
  return new URL(url).hostname === 'mail.google.com' ? GMAIL_CHANGES : LINKEDIN_CHANGES;
}

/** Reads a page as it is and after each change, one change at a time. */
export async function mutate(
  series: Series,
  page: SavedPage,
  changes: readonly Change[],
): Promise<Outcome[]> {
  const { url } = page.wish;
  const applied = changes.flatMap((change) => {
    const address = change.address === undefined ? url : change.address(url);
    return address === null ? [] : [{ change, reading: { code: bodyOf(change), url: address } }];
  });
  const readings = [{ code: '', url }, ...applied.map(({ reading }) => reading)];
  const [whole, ...changed] = await series.read(page.html, url, readings);
  if (whole == null) return [];
  return applied.flatMap(({ change }, index): Outcome[] => {
    const seen = changed[index];
    if (seen == null) return [];
    const verdict = compare(whole, seen, change, page.wish);
    return [
      {
        change: change.name,
        page: page.name,
        verdict,
        said: verdict === 'wrong' ? peopleIn(seen) : '',
      },
    ];
  });
}

/**
 * The people that a page gives, each with the name that goes with them where that is part of who
 * they are.
 */
function keysOf({ people, company }: Recognised): string[] {
  const keys = people.map(
    ({ email, slug, memberId, name }) => email ?? `${slug ?? memberId} ${name}`,
  );
  return company == null ? keys : [...keys, `company ${company.slug} ${company.name}`];
}

/** The people that a page must give, in the same form. */
function keysWanted({ expected, companyExpected }: Expectation): string[] {
  if (companyExpected !== undefined)
    return [`company ${companyExpected.slug} ${companyExpected.name}`];
  const { slug, fullName, leadId, results, participants, rows, from, to, composeWindows, ...rest } =
    expected ?? {};
  const people = [
    ...listOf(results),
    ...listOf(participants),
    ...(slug || leadId ? [{ slug, name: fullName }] : []),
  ];
  const mail = [
    ...listOf(rows).flatMap((row) => listOf(row['people'])),
    ...listOf(rest['participantsExcludingSelf'] ?? rest['openThreadParticipants']),
    ...(from === undefined ? [] : [from]),
    ...listOf(to),
    ...listOf(composeWindows).flatMap((window) => [
      ...listOf(window['to']),
      ...listOf(window['cc']),
    ]),
  ];
  return [
    ...people
      .filter(({ name }) => name)
      .map((one) => `${one['slug'] ?? one['memberUrnId']} ${one['name']}`),
    ...mail.map((one) =>
      typeof one === 'string' ? one : String((one as { email?: string }).email),
    ),
  ];
}

const listOf = (value: unknown) =>
  Array.isArray(value) ? (value as Readonly<Record<string, unknown>>[]) : [];

const firstsIn = ({ focus, rows }: Recognised) => [focus, ...rows.map(({ about }) => about)];
const peopleIn = (seen: Recognised) => [...keysOf(seen), ...firstsIn(seen)].join(', ');

/**
 * Whether a page already holds a left view over its live one: another change of it would be the
 * second, and could make the left view the one that is really on the screen.
 */
export function isChanged({ name }: { readonly name: string }): boolean {
  return name.startsWith('left-list-');
}

/**
 * A page that must give no one because two of its signals disagree is no page to change: without
 * one of them it agrees, and no one could know.
 */
export function isAmbiguous({ expected, kind = '' }: Expectation): boolean {
  return expected === null && /stale|ambiguous/.test(kind);
}

function compare(whole: Recognised, seen: Recognised, change: Change, wish: Expectation): Verdict {
  const wanted = keysWanted(wish);
  const before = wanted.length > 0 ? wanted : keysOf(whole);
  const after = keysOf(seen);
  const allowed = new Set([...before, ...(wish.allow ?? []), whole.account]);
  if (!after.every((key) => allowed.has(key))) return 'wrong';
  if (whole.account !== null && firstsIn(seen).includes(whole.account)) return 'wrong';
  // Who is written to stays who they are, whatever thread the address names.
  const isOpen = seen.people.some(({ role }) => !/^(row|to|cc|bcc)$/.test(role));
  if (change.to === 'nobody') return isOpen ? 'wrong' : 'nobody';
  if (after.length === 0) return before.length === 0 ? 'right' : 'nobody';
  return before.every((key) => after.includes(key)) ? 'right' : 'fewer';
}

/** How often each change led to what, in the order of the changes: a table to read. */
export function tableOf(outcomes: readonly Outcome[]): string {
  const verdicts: readonly Verdict[] = ['right', 'fewer', 'nobody', 'wrong'];
  const line = (name: string, of: readonly Outcome[]) => {
    const counts = verdicts.map((verdict) => of.filter((each) => each.verdict === verdict).length);
    return [name.padEnd(58), ...counts.map((count) => String(count).padStart(7))].join('');
  };
  const names = [...new Set(outcomes.map(({ change }) => change))];
  const head = ['change'.padEnd(58), ...verdicts.map((verdict) => verdict.padStart(7))].join('');
  const lines = names.map((name) =>
    line(
      name,
      outcomes.filter(({ change }) => change === name),
    ),
  );
  return [head, ...lines, line('all', outcomes)].join('\n');
}
