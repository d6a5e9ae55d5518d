import * as z from 'zod/mini';
import type { AgreementImpact } from '../domain/agreement/impact';
import type { Agreement } from '../domain/base/agreement-model';
import { STAGES } from '../domain/base/stage';
import type { Messages } from '../domain/base/text';
import type { Touch } from '../domain/base/touch';
import type { OutboxView } from '../domain/changes/intent';
import { VERDICTS } from '../domain/feedback/feedback';
import { REP_VERDICTS } from '../domain/hand-off/verdict';
import {
  type CheckResult,
  type ConnectionState,
  type ConnectionView,
  CRM_KINDS,
  type DiagnosticsView,
  type ImportPreview,
  type ImportResult,
} from '../domain/views/admin';
import type { AgreementBook, Imported, Published } from '../domain/views/agreement-book';
import type { Appearance } from '../domain/views/appearance';
import type { FeedbackDetail, FeedbackSlice, FeedbackSummary } from '../domain/views/feedback';
import type { FixedLists } from '../domain/views/mailbox';
import type { CardView, CompanyView, LookupResult, PersonView } from '../domain/views/person';
import { type DockPlace, type Settings, SITE_IDS } from '../domain/views/settings';
import type { TabView } from '../domain/views/tab';
import type { TeamView } from '../domain/views/team';

/**
 * Who may call a route: `site` is a content script on a known site (and our own pages), `page` our
 * own pages only. Everything that a content script can reach is listed under `site.`, and none of
 * it lists, configures or reads a secret.
 */
export type Trust = 'site' | 'page';

/**
 * One route: its trust, the schema its input must fit, its output type, and how long the caller
 * waits.
 */
export interface Route<Input, Output> {
  readonly trust: Trust;
  readonly input: z.ZodMiniType<Input>;
  readonly timeoutMs: number;
  readonly output?: Output;
}

function route<Output>() {
  return <Schema extends z.ZodMiniType>(
    trust: Trust,
    input: Schema,
    timeoutMs = 10_000,
  ): Route<z.output<Schema>, Output> => ({
    trust,
    input: input as unknown as z.ZodMiniType<z.output<Schema>>,
    timeoutMs,
  });
}

/** People of one page: a list of 100 rows with several senders fits, a crawl does not. */
const MOST_PEOPLE = 200;
const LONGEST_TEXT = 10_000;

const text = (most: number) => z.string().check(z.maxLength(most));
/**
 * The name of a fact of a page. It stands in diagnostics that are read line by line: no blanks, no
 * line breaks.
 */
const factId = z.string().check(z.regex(/^[A-Za-z][\w-]{0,59}$/));
const nothing = z.object({});
const stage = z.enum(STAGES);
const ticket = text(400);
const intentId = z.uuid();
/** An intent that waits; the reverse of a move is named after it. */
const waitingId = z.string().check(z.regex(/^(undo-)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i));
const identity = z.object({
  email: z.optional(text(320)),
  linkedinSlug: z.optional(text(200)),
  linkedinId: z.optional(text(200)),
  name: z.optional(text(300)),
  company: z.optional(text(300)),
  /** Compared with somebody of that name and company, and neither kept nor sent on. */
  headline: z.optional(text(600)),
  place: z.optional(text(300)),
});
/**
 * The right to answer what was asked; made by the background, for one person, one contact and one
 * tab.
 */
const offer = text(4_000);
const company = text(300);
/** Address of a mailbox. */
const mailbox = text(320);

const name = z.optional(text(600));
const feedbackFilter = z.object({
  campaign: name,
  reasonId: name,
  personaId: name,
  rep: name,
  verdict: z.optional(z.enum(VERDICTS)),
  from: z.optional(z.number()),
  to: z.optional(z.number()),
  /** Only what is new since the last visit. */
  fresh: z.optional(z.boolean()),
  dealtWith: z.optional(z.boolean()),
  handmade: z.optional(z.boolean()),
});

/** CSS pixels: no screen is larger. */
const px = z.number().check(z.minimum(0), z.maximum(20_000));
const dockPlace = z.object({ right: px, top: px, collapsed: z.boolean() });
const signing = z.object({
  digest: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  department: z.enum(['marketing', 'sales']),
});

export const contract = {
  /** A script in a mailbox names it: nothing of the page is taken of it before the yes to that. */
  'site.appearance': route<Appearance>()('site', z.object({ mailbox: z.optional(mailbox) })),
  /** The rep's answer in the page whether Relevo is used in this mailbox; none is changed here. */
  'site.mailbox': route<null>()('site', z.object({ mailbox, use: z.boolean() })),
  /**
   * The words of what stands in a page, in the rep's language, and its style sheets: a content
   * script carries neither.
   */
  'site.assets': route<{ words: Messages; page: string; chips: string }>()('site', nothing),
  /**
   * All people of a page in one message; answers at once from the store, a push follows what is
   * still being asked.
   */
  'site.lookup': route<LookupResult[]>()(
    'site',
    z.object({
      people: z.array(identity).check(z.maxLength(MOST_PEOPLE)),
      /** In which they are shown; without a yes to it nothing is answered. */
      mailbox: z.optional(mailbox),
    }),
  ),
  /** Whether the person of the page is the contact of the offer; null takes an answer back. */
  'site.answer': route<null>()('site', z.object({ offer, same: z.nullable(z.boolean()) })),
  /** Puts the profile of the offer into the CRM's field. Durable when it resolves. */
  'site.profile': route<{ intentId: string }>()('site', z.object({ offer, intentId })),
  /** People of the CRM at the company whose page the tab shows. */
  'site.company': route<CompanyView>()('site', z.object({ company }), 25_000),
  'site.card': route<CardView>()('site', z.object({ ticket })),
  'site.touches': route<{ touches: Touch[]; next: string | null }>()(
    'site',
    z.object({ ticket, cursor: z.nullable(text(2_000)) }),
    25_000,
  ),
  /**
   * Resolves when the intent is durable, not when the CRM answered. The same `intentId` twice is
   * one intent.
   */
  'site.move': route<{ intentId: string }>()(
    'site',
    z.object({
      ticket,
      intentId,
      from: z.nullable(stage),
      to: stage,
      reasonId: z.optional(text(80)),
    }),
  ),
  /**
   * What a rep says of somebody to marketing, with the move that it means: one step, durable when
   * it resolves.
   */
  'site.verdict': route<{ intentId: string }>()(
    'site',
    z.object({
      ticket,
      intentId,
      from: z.nullable(stage),
      verdict: z.enum(REP_VERDICTS),
      reasonId: z.optional(text(80)),
      date: z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))),
      /** From our own pages only: no field is drawn into a foreign one. */
      text: z.optional(text(LONGEST_TEXT)),
    }),
  ),
  /** Free text in the rep's name: of our own pages only. */
  'people.note': route<{ intentId: string }>()(
    'page',
    z.object({ ticket, intentId, text: text(LONGEST_TEXT).check(z.minLength(1)) }),
  ),
  /**
   * Adds the person of an offer: an address of which this surface asked, and which the CRM did not
   * know.
   */
  'site.add': route<{ intentId: string }>()('site', z.object({ intentId, offer, name: text(300) })),
  /** Takes back what was not sent, reverses what was. `reversed` tells which. */
  'site.undo': route<{ reversed: boolean }>()('site', z.object({ ticket, intentId })),
  /**
   * Leads to a surface of ours, for an action that the page cannot be trusted to show: the panel
   * that stands open, else the popup.
   */
  'site.openSurface': route<{ opened: boolean }>()('site', z.object({ ticket })),
  /** Where the card stands in the pages of a site; with a place, remembers it. */
  'site.dock': route<DockPlace | null>()(
    'site',
    z.object({ site: z.enum(SITE_IDS), place: z.optional(dockPlace) }),
  ),
  /**
   * Somebody else is on the screen than when the page was last asked: whoever follows it may ask
   * again. No data of the page.
   */
  'site.subjectChanged': route<null>()('site', nothing),
  /**
   * Which signals of the page the adapter found or missed, for the options page. No data of the
   * page.
   */
  'site.health': route<null>()(
    'site',
    z.object({
      site: z.enum(SITE_IDS),
      signals: z
        .array(z.object({ id: factId, state: z.enum(['ok', 'fallback', 'missing']) }))
        .check(z.maxLength(60)),
    }),
  ),
  /**
   * A part of a surface could not be drawn, for the local log: the error's class, and where in our
   * bundle. No data.
   */
  'site.broken': route<null>()(
    'site',
    z.object({
      name: z.string().check(z.regex(/^\w{0,40}$/)),
      frames: z.array(z.string().check(z.regex(/^[\w$.<>/: -]{1,220}$/))).check(z.maxLength(8)),
    }),
  ),

  /**
   * Who is on the active tab of a window, of the one used last where none is named; asked of the
   * tab's content script.
   */
  'tab.people': route<TabView>()('page', z.object({ windowId: z.optional(z.int()) })),
  /** The rep's answer in a page of ours whether Relevo is used in the mailbox of a tab. */
  'tab.mailbox': route<null>()('page', z.object({ tabId: z.int(), mailbox, use: z.boolean() })),
  'people.search': route<PersonView[]>()('page', z.object({ text: text(200) }), 25_000),
  'people.atCompany': route<CompanyView>()('page', z.object({ company }), 25_000),
  /** `total`: how many the CRM has, where only those who have waited longest are read. */
  'people.queue': route<{ people: PersonView[]; asOf: number | null; total?: number | null }>()(
    'page',
    nothing,
    25_000,
  ),
  /** Whether a page's doing has opened the surface that asks, a moment ago; asked once. */
  'surface.opened': route<{ byPage: boolean }>()('page', nothing),
  'people.erase': route<{ erased: boolean }>()('page', z.object({ ticket })),
  'outbox.list': route<OutboxView>()('page', nothing),
  'outbox.retry': route<null>()('page', z.object({ intentId: waitingId })),
  'outbox.discard': route<null>()('page', z.object({ intentId: waitingId })),
  'settings.read': route<Settings>()('page', nothing),
  'settings.change': route<Settings>()(
    'page',
    z.object({ change: z.record(text(40), z.unknown()) }),
  ),
  /** The lists that the company's administrator has fixed. */
  'settings.fixed': route<FixedLists>()('page', nothing),
  /** What is in force. */
  'agreement.read': route<Agreement>()('page', nothing),
  'agreement.book': route<AgreementBook>()('page', nothing),
  /** Asks the CRM for what the team has put there. */
  'agreement.refresh': route<null>()('page', nothing, 25_000),
  /** Saves a draft on this device; both are read as any document is. */
  'agreement.draft': route<AgreementBook>()(
    'page',
    z.object({ base: z.unknown(), agreement: z.unknown() }),
  ),
  'agreement.dropDraft': route<AgreementBook>()('page', nothing),
  /** What it would do to everybody known on this device, against what is in force. */
  'agreement.impact': route<AgreementImpact>()(
    'page',
    z.object({ agreement: z.unknown() }),
    60_000,
  ),
  /**
   * Publishes the draft as the next version, merged with what was published since; choices by
   * `conflictKey`.
   */
  'agreement.publish': route<Published>()(
    'page',
    z.object({ choices: z.record(text(2_000), z.enum(['mine', 'theirs'])) }),
    25_000,
  ),
  /** The signer is who the connection says that the person is. */
  'agreement.sign': route<AgreementBook>()('page', signing, 25_000),
  'agreement.unsign': route<AgreementBook>()('page', signing, 25_000),
  /** Makes a draft of a file. */
  'agreement.import': route<Imported>()('page', z.object({ text: text(1_000_000) })),
  'connection.state': route<ConnectionState>()('page', nothing),
  'connection.read': route<ConnectionView>()('page', nothing),
  /** Chooses the CRM and, where given, stores its key. The key never comes back. */
  'connection.save': route<ConnectionView>()(
    'page',
    z.object({
      kind: z.enum(CRM_KINDS),
      account: z.optional(
        z.object({
          address: text(300),
          database: z.nullable(text(100)),
          login: z.nullable(text(320)),
        }),
      ),
      token: z.optional(text(2_000)),
      ownerId: z.optional(z.nullable(text(100))),
    }),
    25_000,
  ),
  /** The rep says that the account of now is the one that was left: what waits for it goes on. */
  'connection.same': route<ConnectionView>()('page', z.object({ id: text(200) }), 25_000),
  'connection.map': route<ConnectionView>()(
    'page',
    z.object({
      stages: z.record(text(200), stage),
      stageField: z.nullable(text(200)),
      scoreField: z.nullable(text(200)),
      profileField: z.nullable(text(200)),
    }),
  ),
  /**
   * Makes the fields in the CRM that the view shows as missing, and maps stage and score to them.
   */
  'connection.makeFields': route<ConnectionView>()('page', nothing, 60_000),
  'connection.check': route<CheckResult>()('page', nothing, 60_000),
  'import.preview': route<ImportPreview>()(
    'page',
    z.object({ csv: text(5_000_000), mapping: z.optional(z.record(text(200), text(40))) }),
    60_000,
  ),
  'import.run': route<ImportResult>()(
    'page',
    z.object({ csv: text(5_000_000), mapping: z.record(text(200), text(40)) }),
    60_000,
  ),
  'feedback.list': route<FeedbackSlice>()(
    'page',
    z.object({
      filter: feedbackFilter,
      offset: z.int().check(z.minimum(0)),
      limit: z.int().check(z.minimum(1), z.maximum(200)),
    }),
  ),
  'feedback.summary': route<FeedbackSummary>()('page', z.object({ filter: feedbackFilter })),
  'feedback.thread': route<FeedbackDetail>()('page', z.object({ id: text(200) })),
  /** Answers a thread, or marks it as dealt with. Durable when it resolves. */
  'feedback.answer': route<{ intentId: string }>()(
    'page',
    z.object({ intentId, id: text(200), text: text(LONGEST_TEXT), dealtWith: z.boolean() }),
  ),
  'feedback.export': route<{ csv: string }>()('page', z.object({ filter: feedbackFilter }), 25_000),
  /** Says that the person is here: what is new is counted from the visit before. */
  'feedback.visit': route<null>()('page', nothing),
  /** Asks the CRM for what was said since it was asked last. */
  'feedback.refresh': route<null>()('page', nothing, 60_000),
  'handOffs.team': route<TeamView>()('page', nothing),
  /** Somebody of the team, for their card; null when they are not known here any more. */
  'handOffs.person': route<PersonView | null>()('page', z.object({ contactId: text(200) })),
  'handOffs.refresh': route<null>()('page', nothing, 120_000),
  'diagnostics.read': route<DiagnosticsView>()('page', nothing),
  'cache.erase': route<null>()('page', z.object({ everything: z.boolean() }), 25_000),
} as const;

export type Contract = typeof contract;
export type RouteName = keyof Contract;
export type InputOf<Name extends RouteName> =
  Contract[Name] extends Route<infer Input, infer _> ? Input : never;
export type OutputOf<Name extends RouteName> =
  Contract[Name] extends Route<infer _, infer Output> ? Output : never;

/** Topics of a push: what a surface should read again. */
export type Topic =
  | 'tab'
  | 'people'
  | 'outbox'
  | 'settings'
  | 'connection'
  | 'health'
  | 'feedback'
  | 'agreement';
