import * as z from 'zod/mini';
import type { AgreementImpact } from '../domain/agreement/impact';
import { monthlyVisitorsSchema } from '../domain/agreement/visitors-schema';
import type { Agreement } from '../domain/base/agreement-model';
import { STAGES } from '../domain/base/stage';
import type { Messages } from '../domain/base/text';
import type { Touch } from '../domain/base/touch';
import type { OutboxView } from '../domain/changes/intent';
import type { RecentOf } from '../domain/changes/recent';
import type { Valued } from '../domain/clocks/queue-value';
import { VERDICTS } from '../domain/feedback/feedback';
import {
  filterSchema,
  partBySchema,
  periodSchema,
  questionSchema,
} from '../domain/figures/counting/schema';
import type { FunnelView } from '../domain/figures/counting/view';
import type { GoalLine } from '../domain/figures/shown/goal-line';
import type { GoalsView } from '../domain/figures/shown/goal-number';
import { REP_VERDICTS } from '../domain/hand-off/verdict';
import type { ReviewBook } from '../domain/review/book';
import type { ReviewNow } from '../domain/review/review-now';
import { decisionFields, noteFields, type WeeklyReview } from '../domain/review/review-schema';
import type { TruthView } from '../domain/truth/truth-view';
import type {
  CheckResult,
  ConnectionState,
  ConnectionView,
  DiagnosticsView,
} from '../domain/views/admin';
import type { AgreementBook, Imported, Published } from '../domain/views/agreement-book';
import type { Answered } from '../domain/views/answered';
import type { Appearance } from '../domain/views/appearance';
import type { CrmChoice } from '../domain/views/crm-choice';
import type { DealsView } from '../domain/views/deals';
import type { FeedbackDetail, FeedbackSlice, FeedbackSummary } from '../domain/views/feedback';
import type { ImportLook, ImportResult, ImportUndone, LastImport } from '../domain/views/import';
import type { FixedLists, OpenMailboxes } from '../domain/views/mailbox';
import type { CardView, CompanyView, LookupResult, PersonView } from '../domain/views/person';
import type { DockPlace, Settings } from '../domain/views/settings';
import type { NoteWish, TabView } from '../domain/views/tab';
import type { TeamView } from '../domain/views/team';
import { identitySchema } from './identity-schema';

/**
 * Which senders may call a route: `site` means content scripts on known sites and pages of Relevo,
 * `page` only pages of Relevo. All routes for content scripts start with `site.`; none of them
 * lists people, changes settings or reads a secret.
 */
export type Trust = 'site' | 'page';

/**
 * One route: its trust, the schema of its input, its output type, and how long the caller waits.
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

/** Most people in one lookup. A list of 100 rows with several senders fits; a crawl does not. */
const MOST_PEOPLE = 200;
const LONGEST_TEXT = 10_000;

const text = (most: number) => z.string().check(z.maxLength(most));
/**
 * Id of a signal on a page. It is part of diagnostics that are read line by line, so it has neither
 * spaces nor line breaks.
 */
const factId = z.string().check(z.regex(/^[A-Za-z][\w-]{0,59}$/));
const nothing = z.object({});
/** The registries say whether there is a CRM or a site of that name. */
const registered = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/));
const stage = z.enum(STAGES);
/** People of a file, as the page that read it sends them. */
const importPeople = z.readonly(
  z
    .array(
      z.object({
        name: z.nullable(text(2_100)),
        emails: z.readonly(z.array(text(400)).check(z.maxLength(20))),
        linkedin: z.nullable(text(250)),
        company: z.nullable(text(500)),
        jobTitle: z.nullable(text(500)),
        stage: z.nullable(stage),
        campaign: z.nullable(text(500)),
        doubtful: z.boolean(),
      }),
    )
    .check(z.maxLength(500)),
);
const ticket = text(400);
const intentId = z.uuid();
/** Id of a pending intent; the reverse of a move has the id of the move with a prefix. */
const waitingId = z.string().check(z.regex(/^(undo-)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i));
/**
 * Action token: the right to answer one question, signed by the background for one person, one
 * contact and one tab.
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
  /** Only feedback that is new since the last visit. */
  fresh: z.optional(z.boolean()),
  dealtWith: z.optional(z.boolean()),
  handmade: z.optional(z.boolean()),
  /** Words to search for. */
  text: z.optional(text(100)),
});

/** CSS pixels; larger than any screen. */
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
   * The texts of what is drawn into a page, in the rep's language, and its style sheets, so that
   * content scripts do not have to contain them.
   */
  'site.assets': route<{ words: Messages; page: string; chips: string }>()('site', nothing),
  /**
   * Looks up all people on a page in one message. It answers at once from the store; a push follows
   * when the CRM has answered about the rest.
   */
  'site.lookup': route<LookupResult[]>()(
    'site',
    z.object({
      people: z.array(identitySchema).check(z.maxLength(MOST_PEOPLE)),
      /** In which they are shown; without a yes to it nothing is answered. */
      mailbox: z.optional(mailbox),
    }),
  ),
  /**
   * Answers whether the person on the page is the contact of the token; null takes an answer back.
   */
  'site.answer': route<null>()('site', z.object({ offer, same: z.nullable(z.boolean()) })),
  /**
   * Writes the profile of the token into the CRM's field. When it resolves, the intent is durable.
   */
  'site.profile': route<{ intentId: string }>()('site', z.object({ offer, intentId })),
  /** Returns contacts at the company whose page the tab shows. */
  'site.company': route<CompanyView>()('site', z.object({ company }), 25_000),
  'site.card': route<CardView>()('site', z.object({ ticket })),
  'site.touches': route<{ touches: Touch[]; next: string | null }>()(
    'site',
    z.object({ ticket, cursor: z.nullable(text(2_000)) }),
    25_000,
  ),
  /**
   * Requests a move. Resolves when the intent is durable, before the CRM has answered. The same
   * `intentId` twice is one intent.
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
   * Gives a verdict: feedback for marketing and the move that follows from it, in one transaction.
   * When it resolves, both are durable.
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
      /** Only from pages of Relevo: no text field is drawn into a third-party page. */
      text: z.optional(text(LONGEST_TEXT)),
    }),
  ),
  /**
   * Adds the person of a token: an address that this surface looked up and that the CRM did not
   * have.
   */
  'site.add': route<{ intentId: string }>()('site', z.object({ intentId, offer, name: text(300) })),
  /** Takes an intent back. `reversed` is true if it was applied already and is being reversed. */
  'site.undo': route<{ reversed: boolean }>()('site', z.object({ ticket, intentId })),
  /**
   * Opens a surface of Relevo for an action that must not be shown in a page: the side panel if it
   * is open, else the popup.
   * `note`: the rep wants to write a note about the person.
   */
  'site.openSurface': route<{ opened: boolean }>()(
    'site',
    z.object({ ticket, note: z.optional(z.boolean()) }),
  ),
  /** Returns the position of the card on a site; with `place`, stores it first. */
  'site.dock': route<DockPlace | null>()(
    'site',
    z.object({ site: registered, place: z.optional(dockPlace) }),
  ),
  /**
   * The page shows another person now, so surfaces that follow the tab may ask again. Carries no
   * data of the page.
   */
  'site.subjectChanged': route<null>()('site', nothing),
  /**
   * Reports which signals of the page the adapter found or missed, for the options page. Carries no
   * data of the page.
   */
  'site.health': route<null>()(
    'site',
    z.object({
      site: registered,
      signals: z
        .array(z.object({ id: factId, state: z.enum(['ok', 'fallback', 'missing']) }))
        .check(z.maxLength(60)),
    }),
  ),
  /**
   * Reports that a part of a surface could not be drawn, for the local log: class of the error and
   * position in the bundle, no data.
   */
  'site.broken': route<null>()(
    'site',
    z.object({
      name: z.string().check(z.regex(/^\w{0,40}$/)),
      frames: z.array(z.string().check(z.regex(/^[\w$.<>/: -]{1,220}$/))).check(z.maxLength(8)),
    }),
  ),

  /**
   * Returns the people on the active tab of a window, or of the last focused window. The background
   * asks the tab's content script.
   */
  'tab.people': route<TabView>()('page', z.object({ windowId: z.optional(z.int()) })),
  /** The open tabs of mailboxes, and the addresses that they name. */
  'tab.mailboxes': route<OpenMailboxes>()('page', nothing),
  /** The person for whom a page has just opened this surface to write a note, if any. */
  'tab.wish': route<NoteWish | null>()('page', nothing),
  /** The rep's answer in a page of ours whether Relevo is used in the mailbox of a tab. */
  'tab.mailbox': route<null>()('page', z.object({ tabId: z.int(), mailbox, use: z.boolean() })),
  'people.search': route<PersonView[]>()('page', z.object({ text: text(200) }), 25_000),
  'people.atCompany': route<CompanyView>()('page', z.object({ company }), 25_000),
  /** `total`: how many contacts the CRM has; only those that have waited longest are read. */
  'people.queue': route<{
    people: (PersonView & Pick<Valued, 'value'>)[];
    asOf: number | null;
    total?: number | null;
  }>()('page', nothing, 25_000),
  /**
   * Returns the deals of the contact of a ticket; null if the CRM has no deals, or if the contact is
   * at a stage before them.
   */
  'deals.ofPerson': route<DealsView | null>()('page', z.object({ ticket })),
  /** Whether a page's request has just opened the surface that asks. Answers true once. */
  'surface.opened': route<{ byPage: boolean }>()('page', nothing),
  /** Links a person on a page to the contact of a ticket; `offer` says who the person is. */
  'people.link': route<null>()('page', z.object({ offer, ticket })),
  /** Adds a person with an address that the rep typed. */
  'people.add': route<{ intentId: string }>()(
    'page',
    z.object({ intentId, email: text(320), name: text(300) }),
  ),
  'people.erase': route<{ erased: boolean }>()('page', z.object({ ticket })),
  'outbox.list': route<OutboxView>()('page', nothing),
  /** `over`: in a conflict, the stage in the CRM that the rep saw and replaces. */
  'outbox.retry': route<null>()(
    'page',
    z.object({
      intentId: waitingId,
      over: z.optional(z.object({ from: z.nullable(stage), reasonId: z.optional(text(80)) })),
    }),
  ),
  /** What the rep did in the last minutes and can take back by `site.undo`, newest first. */
  'outbox.recent': route<RecentOf[]>()('page', nothing),
  'outbox.discard': route<null>()('page', z.object({ intentId: waitingId })),
  'settings.read': route<Settings>()('page', nothing),
  'settings.change': route<Settings>()(
    'page',
    z.object({ change: z.record(text(40), z.unknown()) }),
  ),
  /** The lists that the company's administrator has fixed. */
  'settings.fixed': route<FixedLists>()('page', nothing),
  /** Returns the version in force. */
  'agreement.read': route<Agreement>()('page', nothing),
  'agreement.book': route<AgreementBook>()('page', nothing),
  /** Reads the documents of the team from the CRM. */
  'agreement.refresh': route<null>()('page', nothing, 25_000),
  /** Saves a draft on this device. Both documents are validated like any other. */
  'agreement.draft': route<AgreementBook>()(
    'page',
    z.object({ base: z.unknown(), agreement: z.unknown() }),
  ),
  'agreement.dropDraft': route<AgreementBook>()('page', nothing),
  /** Continues without documents that a newer Relevo, or another user, has put into the CRM. */
  'agreement.leaveOut': route<AgreementBook>()(
    'page',
    z.object({ ids: z.array(text(200)).check(z.maxLength(50)) }),
  ),
  /** Compares what an agreement and the one in force do to every contact on this device. */
  'agreement.impact': route<AgreementImpact>()(
    'page',
    z.object({ agreement: z.unknown() }),
    60_000,
  ),
  /**
   * Publishes the draft as the next version, merged with versions published since; `choices` by
   * `conflictKey`.
   */
  'agreement.publish': route<Published>()(
    'page',
    z.object({ choices: z.record(text(2_000), z.enum(['mine', 'theirs'])) }),
    25_000,
  ),
  /** The signer is the rep's user of the connection. */
  'agreement.sign': route<AgreementBook>()('page', signing, 25_000),
  'agreement.unsign': route<AgreementBook>()('page', signing, 25_000),
  /** Makes a draft from a file. */
  'agreement.import': route<Imported>()('page', z.object({ text: text(1_000_000) })),
  'connection.state': route<ConnectionState>()('page', nothing),
  'connection.read': route<ConnectionView>()('page', nothing),
  /** The CRMs that there are, for the form that connects one. */
  'connection.choices': route<CrmChoice[]>()('page', nothing),
  /**
   * Chooses the CRM and stores its key, if given; what was connected before stays until the CRM has
   * answered with it. No route returns the key.
   */
  'connection.save': route<ConnectionView>()(
    'page',
    z.object({
      kind: registered,
      /** Checked by the schema of that kind. */
      account: z.optional(z.record(text(40), z.nullable(text(320)))),
      token: z.optional(text(2_000)),
      ownerId: z.optional(z.nullable(text(100))),
    }),
    25_000,
  ),
  /**
   * Confirms that the current account is a former connection, so that its pending intents continue.
   */
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
  /** Says who the user of the rep's own list is. */
  'connection.nameMe': route<ConnectionView>()(
    'page',
    z.object({ name: text(200), email: z.nullable(text(320)) }),
  ),
  /** Deletes the invented people; refused while the sample workspace is in use. */
  'connection.removeSample': route<{ removed: true }>()('page', nothing),
  /** Creates the fields that the CRM lacks, and maps stage and score to them. */
  'connection.makeFields': route<ConnectionView>()('page', nothing, 60_000),
  'connection.check': route<CheckResult>()('page', nothing, 60_000),
  /** Who the people of a file are in the rep's own list; nothing is written. */
  'import.look': route<ImportLook[]>()('page', z.object({ people: importPeople }), 60_000),
  /** Imports a part of a file; parts with the same `run` are undone together. */
  'import.run': route<ImportResult>()(
    'page',
    z.object({
      run: text(60),
      file: text(300),
      newcomers: z.nullable(stage),
      people: importPeople,
    }),
    60_000,
  ),
  /** The last import, as long as it can be undone. */
  'import.last': route<LastImport | null>()('page', nothing),
  'import.undo': route<ImportUndone>()('page', z.object({ run: text(60) }), 60_000),
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
  /** Answers a thread, or marks it as dealt with. When it resolves, the answer is durable. */
  'feedback.answer': route<{ intentId: string }>()(
    'page',
    z.object({ intentId, id: text(200), text: text(LONGEST_TEXT), dealtWith: z.boolean() }),
  ),
  /** Answers to what this rep said that no card of theirs has shown yet, newest first. */
  'feedback.answers': route<Answered[]>()('page', nothing),
  'feedback.export': route<{ csv: string }>()('page', z.object({ filter: feedbackFilter }), 25_000),
  /** Notes a visit of the feedback page; what came after the previous visit counts as new. */
  'feedback.visit': route<null>()('page', nothing),
  /** Reads the notes that the CRM has received since the last time. */
  'feedback.refresh': route<null>()('page', nothing, 60_000),
  'handOffs.team': route<TeamView>()('page', nothing),
  /** Returns a person of the team, for their card; null if no longer cached. */
  'handOffs.person': route<PersonView | null>()('page', z.object({ contactId: text(200) })),
  'handOffs.refresh': route<null>()('page', nothing, 120_000),
  /**
   * The funnel as far as it was counted; missing counts are read in the background, and a push says
   * when there is more.
   */
  'figures.funnel': route<FunnelView>()(
    'page',
    z.object({ period: periodSchema, filter: filterSchema, by: z.optional(partBySchema) }),
    25_000,
  ),
  /** The owners and campaigns by which the funnel can be filtered. */
  'figures.choices': route<{
    owners: { id: string; name: string }[];
    campaigns: string[];
    /** Null where the CRM cannot split people by it. */
    personas: { id: string; name: string }[] | null;
    sources: { id: string; name: string }[] | null;
  }>()('page', nothing, 25_000),
  /** The people behind a number, a page at a time; null where the CRM can count but not list. */
  'figures.people': route<{ people: PersonView[]; next: string | null } | null>()(
    'page',
    z.object({ question: questionSchema, filter: filterSchema, cursor: z.nullable(text(2_000)) }),
    25_000,
  ),
  /** Keeps the visitors of a month beside the agreement. */
  'figures.visitors': route<{ month: string }>()('page', monthlyVisitorsSchema, 25_000),
  /** Stops the counting until it is resumed. */
  'figures.stop': route<null>()('page', nothing),
  'figures.resume': route<null>()('page', nothing),
  /** The goals as far as they were counted; what is missing is counted behind it. */
  'goals.read': route<GoalsView>()('page', nothing, 25_000),
  /** The one or two lines that matter to the role, from what is stored: it asks for nothing. */
  'goals.lines': route<{ lines: GoalLine[]; asOf: number | null }>()('page', nothing),
  /** The review of the week that ended; `again` asks the CRM for deals and stages once more. */
  'review.week': route<ReviewNow>()('page', z.object({ again: z.boolean() }), 60_000),
  /** What reviews left beside the agreement: kept ones, decisions and notes. */
  'review.book': route<ReviewBook>()('page', nothing, 25_000),
  /** A review as it was read on the day on which it was kept. */
  'review.kept': route<{ review: WeeklyReview; who: string; at: number }>()(
    'page',
    z.object({ id: text(64) }),
  ),
  /** Keeps a review as the page shows it. Two at once both stand. */
  'review.keep': route<{ id: string }>()('page', z.object({ review: z.unknown() }), 25_000),
  /** Takes a decision, or replaces the versions of one that the page shows. */
  'review.decide': route<{ id: string }>()('page', decisionFields, 25_000),
  'review.note': route<{ id: string }>()('page', noteFields, 25_000),
  /** Where the stages of the rep's own people do not fit what the CRM shows otherwise. */
  'truth.own': route<TruthView>()('page', nothing, 25_000),
  'diagnostics.read': route<DiagnosticsView>()('page', nothing),
  'cache.erase': route<null>()('page', z.object({ everything: z.boolean() }), 25_000),
} as const;

export type Contract = typeof contract;
export type RouteName = keyof Contract;
export type InputOf<Name extends RouteName> =
  Contract[Name] extends Route<infer Input, infer _> ? Input : never;
export type OutputOf<Name extends RouteName> =
  Contract[Name] extends Route<infer _, infer Output> ? Output : never;

/** Topics of a push: which data a surface should read again. */
export type Topic =
  | 'tab'
  | 'people'
  | 'outbox'
  | 'settings'
  | 'connection'
  | 'health'
  | 'feedback'
  | 'agreement'
  | 'figures'
  | 'goals';
