import type { Handlers } from '../../bus/server';
import { touchWords } from '../../domain/feedback/contests';
import { reasonLabels } from '../../sync/feedback-views';
import { createThreads } from '../../sync/read-threads';
import { giveContest } from '../contests';
import { redeem } from '../person-views';
import type { Crm, Events, Services, Viewing } from '../services';

type ContestHandlers = Pick<Handlers, Extract<keyof Handlers, `contests.${string}`>>;

/** Handlers for what sales says of the touches that are credited. */
export function contestHandlers(
  services: Viewing & Crm & Events & Pick<Services, 'flush'>,
): ContestHandlers {
  const { db } = services;
  const threads = createThreads(db);
  return {
    'contests.give': async (input, caller) =>
      giveContest(services, await redeem(services, input.ticket, caller), input),
    'contests.list': async () => {
      await services.ready();
      const words = touchWords(await threads());
      const [agreement, language, rows] = await Promise.all([
        services.agreement(),
        services.language(),
        db.contacts.bulkGet(words.map(({ contactId }) => contactId)),
      ]);
      const label = reasonLabels(agreement, language);
      return words.map((word, index) => ({
        ...word,
        name: rows[index]?.contact.name ?? word.contactId,
        reason: word.reasonId === null ? null : label(word.reasonId),
      }));
    },
  };
}
