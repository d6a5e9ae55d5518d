import * as z from 'zod/mini';
import type { InputOf } from '../../bus/contract';
import type { Handlers } from '../../bus/server';
import { csvText } from '../../domain/base/csv';
import { RelevoError } from '../../domain/base/failure';
import { isFresh } from '../../domain/base/fresh';
import { textIn } from '../../domain/base/text';
import { feedbackRows } from '../../domain/feedback/export-rows';
import type { FeedbackFilter } from '../../domain/feedback/filter';
import {
  type FeedbackThread,
  isToResolve,
  kindOf,
  speakerOf,
  trustedFeedbackOf,
} from '../../domain/feedback/threads';
import { feedbackTotals } from '../../domain/feedback/totals';
import { personaOf } from '../../domain/scoring/persona';
import type { FeedbackRow } from '../../domain/views/feedback';
import { cellSeparator } from '../../i18n';
import { cardMessages } from '../../i18n/card-translator';
import { readMeta, writeMeta } from '../../store/meta';
import { readNotesPlace } from '../../store/note-rows';
import { enqueue } from '../../store/outbox-rows';
import type { ContactRow } from '../../store/rows';
import { type ReasonLabel, reasonLabels, threadView } from '../../sync/feedback-views';
import { createThreads, findThread, peopleOf, wanted } from '../../sync/read-threads';
import { answersWithPeople } from '../answers';
import { syncNotesNow } from '../jobs/sync-notes';
import { holderOf, viewPeople } from '../person-views';
import type { Crm, Events, Services, Viewing } from '../services';
import { noteOf } from '../verdicts';

type FeedbackHandlers = Pick<Handlers, Extract<keyof Handlers, `feedback.${string}`>>;

const SHORT_TEXT = 240;
const TOUCHES_BEFORE = 20;
/** Coming back within this time counts as the same visit, ms. */
const SAME_VISIT_MS = 30 * 60_000;
/** On a first visit, everything of the last week is new. */
const FIRST_VISIT_MS = 7 * 86_400_000;
const VISIT = 'feedback-visit';
const visitSchema = z.object({ before: z.number(), last: z.number() });

/** Handlers for the reps' feedback that marketing reads and answers. */
export function feedbackHandlers(
  services: Viewing & Crm & Events & Pick<Services, 'flush' | 'history'>,
): FeedbackHandlers {
  const { db } = services;
  const allThreads = createThreads(db);
  const labels = async () => reasonLabels(await services.agreement(), await services.language());
  const load = async (input: InputOf<'feedback.export'>['filter']) => {
    await services.ready();
    const [all, agreement] = await Promise.all([allThreads(), services.agreement()]);
    const since = await visitBefore(services);
    const filter: FeedbackFilter = { ...input, newSince: input.fresh === true ? since : undefined };
    return { all, agreement, since, threads: await wanted(db, all, filter, agreement) };
  };
  const find = async (id: string) => {
    const thread = findThread(await allThreads(), id);
    const row = thread === undefined ? undefined : await db.contacts.get(thread.first.contactId);
    return { thread, row };
  };
  return {
    'feedback.list': async ({ filter, offset, limit }) => {
      const { threads, since } = await load(filter);
      const part = threads.slice(offset, offset + limit);
      const [label, people] = await Promise.all([labels(), peopleOf(db, part)]);
      return {
        total: threads.length,
        rows: part.map((thread) => rowOf(thread, people, since, label)),
      };
    },
    'feedback.summary': async ({ filter }) => {
      const { all, agreement, threads, since } = await load(filter);
      const [label, language, { id }] = await Promise.all([
        labels(),
        services.language(),
        services.connection(),
      ]);
      const place = await readNotesPlace(db, id);
      const own = all.filter(({ first }) => first.read.kind !== 'plain');
      const totals = feedbackTotals(threads);
      const same = (names: (string | null | undefined)[]) =>
        [...new Set(names.flatMap((name) => name ?? []))]
          .sort()
          .map((name) => ({ id: name, label: name }));
      const reasons = [
        ...new Set(own.flatMap(({ first }) => trustedFeedbackOf(first)?.reasonId ?? [])),
      ];
      return {
        totals,
        reasonLabels: Object.fromEntries(
          totals.reasons.flatMap(({ reasonId }) =>
            reasonId === null ? [] : [[reasonId, label(reasonId)]],
          ),
        ),
        choices: {
          campaigns: same(own.map(({ first }) => trustedFeedbackOf(first)?.campaign)),
          reasons: reasons.map((reason) => ({ id: reason, label: label(reason) })),
          reps: same(own.map(({ first }) => speakerOf(first))),
          personas: agreement.personas.map((persona) => ({
            id: persona.id,
            label: textIn(persona.label, language),
          })),
        },
        fresh: own.filter(({ newestAt }) => newestAt > since).length,
        open: own.filter(isToResolve).length,
        asOf: place?.readAt ?? null,
        whole: place?.whole ?? false,
      };
    },
    'feedback.thread': async ({ id }, caller) => {
      await services.ready();
      const holder = await holderOf(services, caller);
      const { thread, row } = await find(id);
      if (thread === undefined) throw new RelevoError({ code: 'crm/gone', detail: '' });
      const { contactId, at } = thread.first;
      const [agreement, language, label] = await Promise.all([
        services.agreement(),
        services.language(),
        labels(),
      ]);
      if (row !== undefined) services.history.refresh(row);
      const touches = await db.touches
        .where('[contactId+at]')
        .between([contactId, Number.NEGATIVE_INFINITY], [contactId, at], true, true)
        .reverse()
        .limit(TOUCHES_BEFORE)
        .toArray();
      const [person] = row === undefined ? [] : await viewPeople(services, [row], holder);
      const persona = row === undefined ? null : personaOf(row.contact.traits, agreement);
      return {
        thread: threadView(thread, label),
        contactId,
        person: person ?? null,
        persona: persona == null ? null : textIn(persona.label, language),
        touches,
      };
    },
    'feedback.answer': async ({ intentId, id, text, dealtWith }) => {
      await services.ready();
      const { id: connection } = await services.connection();
      const { thread, row } = await find(id);
      if (thread === undefined || row === undefined)
        throw new RelevoError({ code: 'crm/gone', detail: '' });
      const answers = thread.first.reference ?? thread.first.id;
      const said = {
        verdict: 'comment',
        reasonId: null,
        date: null,
        text,
        answers,
        dealtWith,
      } as const;
      const action = await noteOf(services, { row, connection }, said, intentId);
      await enqueue(
        services.journal,
        { intentId, contactId: row.id, connection, action },
        services.clock(),
      );
      services.push('people', 'outbox', 'feedback');
      services.flush();
      return { intentId };
    },
    'feedback.answers': async (_, caller) => {
      await services.ready();
      return answersWithPeople(services, await holderOf(services, caller));
    },
    'feedback.export': async ({ filter }) => {
      const { threads } = await load(filter);
      const [label, language, people] = await Promise.all([
        labels(),
        services.language(),
        peopleOf(db, threads),
      ]);
      const words = cardMessages(language);
      const names = {
        column: (column: string) => column,
        verdict: (verdict: string) => String(words[`said.${verdict}`] ?? verdict),
        reason: label,
        contact: (id: string) => people.get(id)?.contact.name ?? id,
      };
      return { csv: csvText(feedbackRows(threads, names), cellSeparator(language)) };
    },
    'feedback.visit': async () => {
      await services.ready();
      const now = services.clock();
      const stored = visitSchema.safeParse(await readMeta(db, VISIT));
      const { before, last } = stored.success
        ? stored.data
        : { before: 0, last: now - FIRST_VISIT_MS };
      const again = isFresh(last, now, SAME_VISIT_MS);
      // Not later than now: a visit stored while the clock was ahead would hide news until that
      // time.
      await writeMeta(db, VISIT, { before: Math.min(again ? before : last, now), last: now });
      if (!again) services.push('feedback');
      return null;
    },
    'feedback.refresh': async () => {
      await services.ready();
      await syncNotesNow(services);
      return null;
    },
  };
}

/** Returns when the previous visit ended, epoch ms; 0 on the first. */
async function visitBefore({ db }: Pick<Services, 'db'>): Promise<number> {
  const stored = visitSchema.safeParse(await readMeta(db, VISIT));
  return stored.success ? stored.data.before : 0;
}

function rowOf(
  thread: FeedbackThread,
  people: ReadonlyMap<string, ContactRow>,
  since: number,
  label: ReasonLabel,
): FeedbackRow {
  const { first, answers, dealtWith, undone, newestAt } = thread;
  const said = trustedFeedbackOf(first);
  const contact = people.get(first.contactId)?.contact;
  return {
    id: first.id,
    name: contact?.name ?? first.contactId,
    company: contact?.company ?? null,
    who: speakerOf(first),
    at: first.at,
    newestAt,
    kind: kindOf(first),
    verdict: said?.verdict ?? null,
    reason: said?.reasonId == null ? null : label(said.reasonId),
    campaign: said?.campaign ?? null,
    about: said?.touch?.title ?? said?.referrer?.name ?? null,
    text: (said?.text ?? first.read.words).slice(0, SHORT_TEXT),
    answers: answers.filter((answer) => trustedFeedbackOf(answer)?.verdict === 'comment').length,
    dealtWith: dealtWith !== null,
    undone,
    fresh: newestAt > since,
  };
}
