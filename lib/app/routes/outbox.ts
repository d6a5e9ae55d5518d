import type { InputOf } from '../../bus/contract';
import type { Handlers } from '../../bus/server';
import { crmOf } from '../../crm/registry';
import type { Agreement } from '../../domain/base/agreement-model';
import { RelevoError } from '../../domain/base/failure';
import { isFresh } from '../../domain/base/fresh';
import type { Language } from '../../domain/base/text';
import type { PendingIntent } from '../../domain/changes/intent';
import { needsReason } from '../../domain/changes/promotion';
import { isInside } from '../../domain/views/admin';
import { crmWords } from '../../i18n/part-translator';
import { type Connection, readConnection } from '../../store/connection';
import type { OutboxTransaction } from '../../store/journal';
import { finish, firstIntents, intentById, toPending } from '../../store/outbox-rows';
import { readRecovery } from '../../store/recovery';
import type { OutboxRow } from '../../store/rows';
import { step } from '../../sync/outbox-machine';
import { holderOf } from '../person-tickets';
import { recentChanges } from '../recent-changes';
import type { Events, Services, Viewing } from '../services';
import { viewPeople } from '../view-people';

/** An intent of a former connection. Whatever its state was, it now waits for that connection. */
function asParkedForAccount(
  row: OutboxRow,
  { left }: Connection,
  language: Language,
): PendingIntent {
  const account = left.find(({ id }) => id === row.connection);
  const crm = crmOf(account?.kind ?? '')?.choice.brand ?? '';
  // The id of a connection inside the extension is its kind.
  const detail = isInside(row.connection)
    ? (crmWords(row.connection, language)('name') ?? '')
    : `${crm} ${account?.name ?? ''}`.trim();
  const who = row.who === undefined ? {} : { who: row.who };
  return { ...toPending(row), state: 'parked', park: { reason: 'account', detail }, ...who };
}

type OutboxHandlers = Pick<Handlers, Extract<keyof Handlers, `outbox.${string}`>>;

/** Most intents in one answer: a popup cannot show thousands. */
const MOST_TOLD = 100;
/** Most recent changes in one answer. */
const MOST_RECENT = 10;
/** How long the popup mentions a recovery of the database, ms. */
const RECOVERY_TOLD_MS = 7 * 86_400_000;

/** Handlers for pending changes and for the rep's decisions about parked ones. */
export function outboxHandlers(
  services: Viewing & Events & Pick<Services, 'connection' | 'flush'>,
): OutboxHandlers {
  const { db, journal } = services;
  /** Reads and decides in one transaction, because two windows may decide at once. */
  const decide = async (
    intentId: string,
    run: (draft: OutboxTransaction, row: OutboxRow, foreign: boolean) => Promise<unknown>,
  ) => {
    await services.ready();
    await journal.change([], async (draft) => {
      const row = await intentById(db, intentId);
      const foreign = row !== undefined && row.connection !== (await readConnection(db)).id;
      if (row === undefined || (row.state !== 'parked' && !foreign)) {
        throw new RelevoError({ code: 'bus/bad-request', detail: 'not parked' });
      }
      await run(draft, row, foreign);
    });
    services.push('people', 'outbox');
    services.flush();
    return null;
  };
  return {
    'outbox.recent': async (_, caller) => {
      await services.ready();
      const holder = await holderOf(services, caller);
      const changes = (await recentChanges(db, holder.connection, services.clock())).slice(
        0,
        MOST_RECENT,
      );
      const rows = await db.contacts.bulkGet(changes.map(({ contactId }) => contactId));
      const people = await viewPeople(
        services,
        rows.filter((row) => row !== undefined),
        holder,
      );
      return changes.flatMap((change) => {
        const person = people.find(({ contactId }) => contactId === change.contactId);
        return person === undefined
          ? []
          : [{ ...change, ticket: person.ticket, name: person.name }];
      });
    },
    'outbox.list': async () => {
      await services.ready();
      const [rows, total, recovery] = await Promise.all([
        firstIntents(db, MOST_TOLD),
        db.outbox.count(),
        readRecovery(db),
      ]);
      const [connection, language] = await Promise.all([
        services.connection(),
        services.language(),
      ]);
      const people = await db.contacts.bulkGet(rows.map((row) => row.contactId));
      const intents = rows.map((row, index) => {
        if (row.connection !== connection.id) return asParkedForAccount(row, connection, language);
        const who = people[index]?.contact.name;
        return who === undefined ? toPending(row) : { ...toPending(row), who };
      });
      const recent = recovery !== null && isFresh(recovery.at, services.clock(), RECOVERY_TOLD_MS);
      return { intents, total, recovery: recent ? recovery : null };
    },
    'outbox.retry': async ({ intentId, over }) => {
      const agreement = await services.agreement();
      return decide(intentId, async (draft, row, foreign) => {
        // An intent of another connection cannot be sent before the rep connects that account
        // again.
        if (foreign) throw new RelevoError({ code: 'bus/bad-request', detail: 'account' });
        const next = step(
          insisted(row, over, agreement),
          { kind: 'retry' },
          { now: services.clock(), readLagMs: 0, random: 0 },
        );
        if (next.do === 'keep') await draft.put(next.row);
      });
    },
    'outbox.discard': ({ intentId }) =>
      decide(intentId, (draft, row) => finish(draft, row, 'discarded', services.clock())),
  };
}

/**
 * Returns the row to send again. A move in conflict replaces the value of another user, so it goes
 * on only over the stage that the rep saw, and backwards only with a reason.
 * @throws RelevoError `bus/bad-request`
 */
function insisted(
  row: OutboxRow,
  over: InputOf<'outbox.retry'>['over'],
  agreement: Agreement,
): OutboxRow {
  const { park, action } = row;
  if (park?.reason !== 'conflict' || action.kind !== 'move' || park.theirs === undefined)
    return row;
  if (over === undefined || over.from !== park.theirs)
    throw new RelevoError({ code: 'bus/bad-request', detail: 'conflict' });
  if (!needsReason(park.theirs, action.to, agreement)) return row;
  const { reasonId } = over;
  if (!agreement.demoteReasons.some(({ id }) => id === reasonId))
    throw new RelevoError({ code: 'bus/bad-request', detail: 'needs-reason' });
  return { ...row, action: { ...action, reasonId } };
}
