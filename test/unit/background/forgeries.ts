import fc from 'fast-check';
import { contract, type InputOf, type RouteName } from '../../../lib/bus/contract';
import type { Sender } from '../../../lib/bus/server';
import { STAGES } from '../../../lib/domain/base/stage';
import { REP_VERDICTS } from '../../../lib/domain/hand-off/verdict';
import { normaliseEmail } from '../../../lib/domain/person/identity';
import { SITES } from '../../../lib/sites/registry';
import { MAILBOX, OURS, PAGE, siteIn } from './real-listener';

/** A message with whom it pretends to be from. Nothing but a refusal may come of it. */
export interface Forgery {
  readonly route: string;
  readonly input: unknown;
  readonly sender: Sender;
}

/**
 * Tickets of another tab: right in themselves, and worth nothing in the tab that tries them.
 */
export interface Loot {
  readonly otherTab: string;
  readonly ourPage: string;
}

/** The tab that forges. */
export const FORGER = siteIn(5);

const NAMES = Object.keys(contract) as RouteName[];
const PAGE_ROUTES = NAMES.filter((name) => contract[name].trust === 'page');
const TICKET_ROUTES = [
  'site.answer',
  'site.profile',
  'site.company',
  'site.card',
  'site.touches',
  'site.move',
  'site.verdict',
  'site.add',
  'site.openSurface',
  'site.undo',
] as const;
const HUGE = 'x'.repeat(5_000_000);
const DEEP: unknown = JSON.parse(`${'{"a":['.repeat(2_000)}${']}'.repeat(2_000)}`);

const id = fc.uuid();
const stage = fc.constantFrom(...STAGES);
const name = fc.string({ maxLength: 40 });
const none = fc.constant({});
const signing = fc.record({
  digest: fc.stringMatching(/^[0-9a-f]{64}$/),
  department: fc.constantFrom('marketing' as const, 'sales' as const),
});
const people = fc.constant([
  {
    name: 'Forged',
    emails: ['forged@evil.example'],
    linkedin: null,
    company: null,
    jobTitle: null,
    phone: null,
    stage: null,
    campaign: null,
    doubtful: false,
  },
]);

/** For every route an input that its schema takes, so that nothing but trust stands in the way. */
function inputs(ticket: fc.Arbitrary<string>): {
  readonly [Name in RouteName]: fc.Arbitrary<InputOf<Name>>;
} {
  return {
    'site.appearance': none,
    // Both name the mailbox that the forger's own tab has.
    'site.mailbox': fc.record({ mailbox: fc.constant(MAILBOX), use: fc.boolean() }),
    'site.assets': none,
    'site.lookup': fc.record({
      people: fc.array(
        fc.record({ email: fc.emailAddress().map((raw) => normaliseEmail(raw) ?? undefined) }),
        { maxLength: 3 },
      ),
    }),
    'site.answer': fc.record({ offer: ticket, same: fc.option(fc.boolean()) }),
    'site.profile': fc.record({ offer: ticket, intentId: id }),
    'site.company': fc.record({ company: name }),
    'site.card': fc.record({ ticket }),
    'site.touches': fc.record({ ticket, cursor: fc.constant(null) }),
    'site.move': fc.record({
      ticket,
      intentId: id,
      from: fc.option(stage),
      to: stage,
      reasonId: name,
    }),
    'site.verdict': fc.record({
      ticket,
      intentId: id,
      from: fc.option(stage),
      verdict: fc.constantFrom(...REP_VERDICTS),
      reasonId: name,
      date: fc.constant('2026-12-01'),
    }),
    'site.add': fc.record({ intentId: id, offer: ticket, name }),
    'site.undo': fc.record({ ticket, intentId: id }),
    'site.openSurface': fc.record({ ticket }),
    'site.dock': fc.record({ site: fc.constantFrom(...SITES.map(({ id }) => id)) }),
    'site.subjectChanged': none,
    'site.health': fc.record({
      site: fc.constantFrom(...SITES.map(({ id }) => id)),
      signals: fc.constant([]),
    }),
    'site.broken': fc.constant({ name: 'Error', frames: [] }),
    'tab.people': none,
    'tab.wish': none,
    'tab.mailbox': fc.record({ tabId: fc.nat(9), mailbox: fc.emailAddress(), use: fc.boolean() }),
    'people.search': fc.record({ text: name }),
    'people.atCompany': fc.record({ company: name }),
    'people.queue': none,
    'deals.ofPerson': fc.record({ ticket }),
    'surface.opened': none,
    'people.erase': fc.record({ ticket }),
    'people.link': fc.record({ offer: ticket, ticket }),
    'people.add': fc.record({ intentId: id, email: fc.emailAddress(), name }),
    'outbox.list': none,
    'outbox.retry': fc.record({ intentId: id, over: fc.record({ from: stage, reasonId: name }) }),
    'outbox.recent': none,
    'outbox.discard': fc.record({ intentId: id }),
    'settings.read': none,
    'settings.fixed': none,
    'settings.change': fc.constant({ change: { role: 'manager', chips: false } }),
    'agreement.read': none,
    'agreement.overview': none,
    'agreement.refresh': none,
    'agreement.draft': fc.record({ base: fc.jsonValue(), agreement: fc.jsonValue() }),
    'agreement.dropDraft': none,
    'agreement.leaveOut': fc.constant({ ids: ['1'] }),
    'agreement.impact': fc.record({ agreement: fc.jsonValue() }),
    'agreement.publish': fc.constant({ choices: {} }),
    'agreement.sign': signing,
    'agreement.unsign': signing,
    'agreement.import': fc.record({ text: fc.json() }),
    'connection.state': none,
    'connection.read': none,
    'connection.choices': none,
    'connection.save': fc.constant({ kind: 'hubspot', token: 'forged-key' }),
    'connection.same': fc.constant({ id: 'hubspot' }),
    'connection.map': fc.constant({
      stages: {},
      stageField: null,
      scoreField: null,
      profileField: null,
    }),
    'tab.mailboxes': none,
    'connection.nameMe': fc.constant({ name: 'Forged', email: null }),
    'connection.removeSample': none,
    'connection.makeFields': none,
    'connection.check': none,
    'import.look': fc.record({ people }),
    'import.run': fc.record({
      run: fc.string({ maxLength: 60 }),
      file: fc.string({ maxLength: 100 }),
      newcomers: fc.constantFrom(null, 'lead' as const),
      people,
    }),
    'import.last': none,
    'import.undo': fc.record({ run: fc.string({ maxLength: 60 }) }),
    'feedback.list': fc.record({
      filter: none,
      offset: fc.nat(100),
      limit: fc.integer({ min: 1, max: 200 }),
    }),
    'feedback.summary': fc.record({ filter: none }),
    'feedback.replies': none,
    'feedback.thread': fc.record({ id: name }),
    'feedback.reply': fc.record({ intentId: id, id: name, text: name, dealtWith: fc.boolean() }),
    'feedback.export': fc.record({ filter: none }),
    'feedback.visit': none,
    'feedback.refresh': none,
    'contests.give': fc.record({
      ticket,
      intentId: id,
      word: fc.constantFrom('contested' as const, 'confirmed' as const),
      reasonId: fc.constant('knew-us'),
      touch: fc.record({
        ids: fc.array(name, { minLength: 1, maxLength: 3 }),
        title: name,
        at: fc.nat(),
        campaign: fc.option(name),
        dealId: fc.constant(null),
      }),
    }),
    'contests.person': fc.record({ contactId: name }),
    'referrals.set': fc.record({ ticket, intentId: id, by: fc.option(ticket) }),
    'referrals.asked': fc.record({ ticket, intentId: id }),
    'referrals.list': fc.record({ mine: fc.boolean() }),
    'handOffs.team': none,
    'handOffs.person': fc.record({ contactId: name }),
    'handOffs.refresh': none,
    'figures.funnel': fc.constant({ period: { unit: 'month' as const }, filter: {} }),
    'figures.choices': none,
    'figures.people': fc.record({
      question: fc.record({ kind: fc.constant('stands' as const), stage }),
      filter: none,
      cursor: fc.constant(null),
    }),
    'figures.visitors': fc.constant({ month: '2026-10', count: 1 }),
    'figures.stop': none,
    'figures.resume': none,
    'goals.read': none,
    'goals.lines': none,
    'attribution.read': fc.constant({ period: { unit: 'quarter' as const }, filter: {} }),
    'attribution.deals': fc.constant({
      period: { unit: 'quarter' as const },
      filter: {},
      row: '(no campaign)',
      model: 'linear' as const,
      offset: 0,
    }),
    'attribution.cost': fc.constant({
      campaign: 'id:1',
      name: 'Webinar',
      month: '2026-10',
      amount: 1,
      currency: 'EUR',
    }),
    'attribution.stop': none,
    'attribution.resume': none,
    'review.week': fc.record({ again: fc.boolean() }),
    'review.book': none,
    'review.kept': fc.constant({ id: 'f'.repeat(64) }),
    'review.keep': fc.constant({ review: {} }),
    'review.decide': fc.constant({
      id: 'abcdef01-0000-4000-8000-000000000000',
      week: '2026-11-23',
      text: 'Forged',
      owner: null,
      due: null,
      state: 'open' as const,
      replaces: [],
    }),
    'review.note': fc.constant({
      week: '2026-11-23',
      block: 'goals' as const,
      text: 'Forged',
      replaces: [],
    }),
    'truth.own': none,
    'diagnostics.read': none,
    'cache.erase': fc.constant({ everything: true }),
  };
}

/** Senders that are not ours, or not where ours may speak from. */
const strangers: fc.Arbitrary<Sender> = fc.oneof(
  fc.constantFrom<Sender>(
    {},
    { ...PAGE, id: 'evil' },
    { ...FORGER, id: 'evil' },
    { ...FORGER, frameId: 1 },
    { ...FORGER, documentLifecycle: 'prerender' },
    { ...FORGER, documentLifecycle: 'pending_deletion' },
    { ...FORGER, tab: undefined },
    {
      ...FORGER,
      url: 'https://mail.google.com.evil.example/',
      origin: 'https://mail.google.com.evil.example',
    },
    { ...FORGER, url: 'http://mail.google.com/', origin: 'http://mail.google.com' },
    { ...FORGER, url: `${OURS}/popup.html` },
    { ...FORGER, origin: OURS },
    { ...FORGER, origin: 'null' },
    { ...PAGE, origin: 'https://evil.example' },
    { ...PAGE, url: `${OURS}.evil.example/popup.html`, origin: `${OURS}.evil.example` },
  ),
  fc.webUrl().map((url) => ({ ...FORGER, url, origin: new URL(url).origin })),
  fc.record({
    id: fc.string(),
    url: fc.webUrl(),
    origin: fc.constantFrom(OURS, 'https://mail.google.com'),
  }),
);

/** A ticket that the forger was not given: stolen whole, bent, or made up. */
function strangeTickets({ otherTab, ourPage }: Loot): fc.Arbitrary<string> {
  const contact = otherTab.slice(otherTab.indexOf('.') + 1);
  return fc.oneof(
    fc.constantFrom(
      otherTab,
      ourPage,
      `${otherTab}0`,
      ` ${otherTab}`,
      otherTab.toUpperCase(),
      contact,
      `.${contact}`,
    ),
    fc
      .nat(31)
      .map(
        (at) => otherTab.slice(0, at) + (otherTab[at] === '0' ? '1' : '0') + otherTab.slice(at + 1),
      ),
    fc.stringMatching(/^[0-9a-f]{32}$/).map((signature) => `${signature}.${contact}`),
    fc.string({ maxLength: 400 }),
  );
}

/** What may hang on an input besides what belongs there. */
const extras = fc.oneof(
  { weight: 20, arbitrary: fc.constant('{}') },
  {
    weight: 20,
    arbitrary: fc.constantFrom(
      '{"__proto__":{"trust":"page","polluted":true}}',
      '{"constructor":{"prototype":{"polluted":true}}}',
      '{"trust":"page","tabId":6,"everything":true}',
    ),
  },
  { weight: 10, arbitrary: fc.json({ maxDepth: 3 }) },
);

function withExtras(input: object, text: string): unknown {
  const more: unknown = JSON.parse(text);
  if (typeof more !== 'object' || more === null) return input;
  // Defined one by one: a spread would set a prototype where the wire carries a key.
  const joined: object = JSON.parse(JSON.stringify(input));
  for (const [key, value] of Object.entries(more))
    if (!Object.hasOwn(joined, key))
      Object.defineProperty(joined, key, {
        value,
        enumerable: true,
        configurable: true,
        writable: true,
      });
  return joined;
}

/** What no schema takes. */
const broken = fc.oneof(
  { weight: 60, arbitrary: fc.constantFrom<unknown>(null, 0, '', true, [], [{}], 'site.card') },
  { weight: 20, arbitrary: fc.array(fc.jsonValue()) },
  { weight: 2, arbitrary: fc.constant<unknown>([DEEP]) },
  { weight: 1, arbitrary: fc.constant<unknown>(HUGE) },
);

/** Messages that a hostile page, frame, extension or content script could send. */
export function forgeries(loot: Loot): fc.Arbitrary<Forgery> {
  const made = inputs(strangeTickets(loot));
  const inputOf = (route: RouteName) =>
    fc
      .tuple(made[route] as fc.Arbitrary<object>, extras)
      .map(([input, more]) => withExtras(input, more));
  const sent = (routes: readonly RouteName[], senders: fc.Arbitrary<Sender>) =>
    fc
      .constantFrom(...routes)
      .chain((route) =>
        fc.record<Forgery>({ route: fc.constant(route), input: inputOf(route), sender: senders }),
      );
  return fc.oneof(
    { weight: 4, arbitrary: sent(NAMES, strangers) },
    { weight: 4, arbitrary: sent(PAGE_ROUTES, fc.constant(FORGER)) },
    { weight: 4, arbitrary: sent(TICKET_ROUTES, fc.constant(FORGER)) },
    {
      weight: 2,
      arbitrary: fc.record<Forgery>({
        route: fc.constantFrom<string>(...NAMES.filter((route) => route.startsWith('site.'))),
        input: broken,
        sender: fc.constant(FORGER),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record<Forgery>({
        route: fc.oneof(
          fc.constantFrom(
            '__proto__',
            'constructor',
            'toString',
            'hasOwnProperty',
            'site',
            'people.queue ',
            '',
          ),
          fc.string(),
        ),
        input: fc.jsonValue(),
        sender: fc.constantFrom(FORGER, PAGE),
      }),
    },
  );
}
