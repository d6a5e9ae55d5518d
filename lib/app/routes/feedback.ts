import type { InputOf } from '../../bus/contract';
import type { Handlers } from '../../bus/server';
import { csvText } from '../../domain/base/csv';
import { RelevoError } from '../../domain/base/failure';
import { textIn } from '../../domain/base/text';
import { feedbackRows } from '../../domain/feedback/export-rows';
import type { FeedbackFilter } from '../../domain/feedback/filter';
import { isToResolve, speakerOf, trustedFeedbackOf } from '../../domain/feedback/threads';
import { feedbackTotals } from '../../domain/feedback/totals';
import { personaOf } from '../../domain/scoring/persona';
import { cellSeparator } from '../../i18n';
import { cardMessages } from '../../i18n/card-translator';
import { readNotesProgress } from '../../store/note-rows';
import { enqueue } from '../../store/outbox-rows';
import { reasonLabels, threadView } from '../../sync/feedback-views';
import { createThreads, findThread, peopleOf, wanted } from '../../sync/read-threads';
import { feedbackRow } from '../feedback-row';
import { storeVisit, visitBefore } from '../feedback-visit';
import { syncNotesNow } from '../jobs/sync-notes';
import { holderOf } from '../person-tickets';
import { unseenRepliesWithPeople } from '../replies';
import type { Crm, Events, Services, Viewing } from '../services';
import { feedbackNoteAction } from '../verdicts';
import { viewPeople } from '../view-people';

type FeedbackHandlers = Pick<Handlers, Extract<keyof Handlers, `feedback.${string}`>>;

const TOUCHES_BEFORE = 20;

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
        rows: part.map((thread) => feedbackRow(thread, people, since, label)),
      };
    },
    'feedback.summary': async ({ filter }) => {
      const { all, agreement, threads, since } = await load(filter);
      const [label, language, { id }] = await Promise.all([
        labels(),
        services.language(),
        services.connection(),
      ]);
      const progress = await readNotesProgress(db, id);
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
        asOf: progress?.readAt ?? null,
        whole: progress?.whole ?? false,
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
    'feedback.reply': async ({ intentId, id, text, dealtWith }) => {
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
      const action = await feedbackNoteAction(services, { row, connection }, said, intentId);
      await enqueue(
        services.journal,
        { intentId, contactId: row.id, connection, action },
        services.clock(),
      );
      services.push('people', 'outbox', 'feedback');
      services.flush();
      return { intentId };
    },
    'feedback.replies': async (_, caller) => {
      await services.ready();
      return unseenRepliesWithPeople(services, await holderOf(services, caller));
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
      await storeVisit(services);
      return null;
    },
    'feedback.refresh': async () => {
      await services.ready();
      await syncNotesNow(services);
      return null;
    },
  };
}
