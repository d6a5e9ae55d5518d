import * as z from 'zod/mini';
import type { OpenMailboxes } from '../../domain/views/mailbox';
import type { NoteWish, TabView } from '../../domain/views/tab';
import { mailbox, nothing } from '../inputs';
import { route } from '../route';

/** What popup and side panel show of their tab. */
export const tabRoutes = {
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
  /** Whether a page's request has just opened the surface that asks. Answers true once. */
  'surface.opened': route<{ byPage: boolean }>()('page', nothing),
} as const;
