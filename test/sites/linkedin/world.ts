import { type DemoPerson, demoAccount, demoPeople, demoStrangers } from '../gmail/people';
import { makeRandom, type Random } from '../random';
import { makeConversations } from './conversations';
import type { Company, Member, World } from './model';
import {
  FIRST_NAMES,
  FOREIGN_COMPANIES,
  LAST_NAMES,
  PARAGRAPHS,
  PLACES,
  SCHOOLS,
  TITLES,
} from './names';

const FOREIGNERS = 150;
const ID_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';
const ID_TAIL = 34;

/**
 * The part of an address that is made of a name: Latin letters without marks, digits and hyphens.
 */
function slugOf(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-');
}

/** What a member has besides what the demo says of them. */
interface Given {
  readonly slug: string;
  readonly oldSlugs?: readonly string[];
  readonly name: string;
  readonly title: string;
  readonly company: string | undefined;
}

function makeMember({ slug, oldSlugs = [], name, title, company }: Given, random: Random): Member {
  const tail = (length: number) =>
    Array.from({ length }, () => random.pick([...ID_LETTERS])).join('');
  const before = random.pick(FOREIGN_COMPANIES);
  return {
    slug,
    oldSlugs,
    name,
    memberId: `ACoAA${tail(ID_TAIL)}`,
    leadId: `ACwAA${tail(ID_TAIL)}`,
    memberNumber: String(random.between(10_000_000, 999_999_999)),
    pronouns: random.chance(0.3) ? random.pick(['She/Her', 'He/Him', 'They/Them']) : undefined,
    headline: company === undefined ? `${title} · open to work` : `${title} at ${company}`,
    company,
    school: random.pick(SCHOOLS),
    place: random.pick(PLACES),
    degree: random.pick([1, 2, 2, 3]),
    followers: random.between(180, 14_000),
    about: [random.pick(PARAGRAPHS), random.pick(PARAGRAPHS)],
    jobs: [
      ...(company === undefined ? [] : [{ title, company, years: '2021 – Present' }]),
      { title: random.pick(TITLES), company: before, years: '2016 – 2021' },
      { title: random.pick(TITLES), company: random.pick(FOREIGN_COMPANIES), years: '2012 – 2016' },
    ],
  };
}

function makeForeigner(index: number, random: Random): Member {
  const first = FIRST_NAMES[index % FIRST_NAMES.length] ?? '';
  const last =
    LAST_NAMES[(index * 7 + Math.floor(index / FIRST_NAMES.length)) % LAST_NAMES.length] ?? '';
  const name = `${first} ${last}`;
  const tail = random.chance(0.6)
    ? `-${random.between(0x10000, 0xfffff).toString(16)}${random.between(10, 99)}`
    : '';
  const given = { slug: `${slugOf(name)}${tail}`, name, title: random.pick(TITLES) };
  return makeMember(
    { ...given, company: random.chance(0.1) ? undefined : random.pick(FOREIGN_COMPANIES) },
    random,
  );
}

/**
 * People whose addresses or names lead astray: letters beyond Latin, a renamed address, two of one
 * name.
 */
const ODD_ONES: readonly Given[] = [
  {
    slug: 'núria-puigdomènech-çelik',
    name: 'Núria Puigdomènech Çelik',
    title: 'Head of Design',
    company: 'Lumbre Studio',
  },
  {
    slug: 'дарья-ковальчук',
    name: 'Дарья Ковальчук',
    title: 'Logistics Analyst',
    company: 'Stackyard',
  },
  {
    slug: 'marek-zielinski',
    oldSlugs: ['marek-z-1987'],
    name: 'Marek Zieliński',
    title: 'Buyer',
    company: 'Vantage Pallets',
  },
  { slug: 'laura-jensen-8b2417', name: 'Laura Jensen', title: 'Dentist', company: 'Oak & Anvil' },
  {
    slug: 'daniel-okafor-44c09a',
    name: 'Daniel Okafor',
    title: 'Music Teacher',
    company: undefined,
  },
];

function demoMember({ name, title, company }: DemoPerson, random: Random): Member {
  return makeMember({ slug: slugOf(name), name, title, company }, random);
}

function companiesOf(members: readonly Member[]): Company[] {
  const names = [...new Set(members.flatMap(({ company }) => company ?? []))];
  return names.map((name, index) => ({
    slug: slugOf(name),
    number: String(4_455 + index * 37),
    name,
    line: 'Transportation, Logistics, Supply Chain and Storage · 201–500 employees',
    people: members.filter((member) => member.company === name).map((member) => member.slug),
  }));
}

/**
 * The network that the demo shows: everybody in the demo mailbox, known to the sample CRM by the
 * same slugs, among people of whom it has never heard. The same each time.
 */
export function demoWorld(): World {
  const random = makeRandom(20_261_128);
  const known = [...demoPeople, ...demoStrangers].map((person) => demoMember(person, random));
  const odd = ODD_ONES.map((given) => makeMember(given, random));
  const foreign = Array.from({ length: FOREIGNERS }, (_, index) => makeForeigner(index, random));
  const members = [...known, ...odd, ...foreign];
  return {
    viewer: demoMember(demoAccount, random),
    members,
    companies: companiesOf(members),
    conversations: makeConversations(known, foreign, slugOf(demoAccount.name), random),
  };
}
