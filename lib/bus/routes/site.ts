import * as z from 'zod/mini';
import type { Messages } from '../../domain/base/text';
import { REP_VERDICTS } from '../../domain/hand-off/verdict';
import type { Appearance } from '../../domain/views/appearance';
import type { CardView, CompanyView, LookupResult } from '../../domain/views/person';
import type { DockPosition } from '../../domain/views/settings';
import type { TimelineTouch } from '../../domain/views/timeline';
import { identitySchema } from '../identity-schema';
import {
  company,
  intentId,
  LONGEST_TEXT,
  mailbox,
  nothing,
  offer,
  registered,
  stage,
  text,
  ticket,
} from '../inputs';
import { route } from '../route';

/**
 * Id of a signal on a page. It is part of diagnostics that are read line by line, so it has neither
 * spaces nor line breaks.
 */
const factId = z.string().check(z.regex(/^[A-Za-z][\w-]{0,59}$/));

/** CSS pixels; larger than any screen. */
const px = z.number().check(z.minimum(0), z.maximum(20_000));

const dockPosition = z.object({ right: px, top: px, collapsed: z.boolean() });
/** Most people in one lookup. A list of 100 rows with several senders fits; a crawl does not. */
const MOST_PEOPLE = 200;

/** Routes for content scripts: what a page shows, and what the rep does there. */
export const siteRoutes = {
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
  'site.touches': route<{ touches: TimelineTouch[]; next: string | null }>()(
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
  'site.dock': route<DockPosition | null>()(
    'site',
    z.object({ site: registered, place: z.optional(dockPosition) }),
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
} as const;
