import type { Handlers } from '../../bus/server';
import { RelevoError } from '../../domain/base/failure';
import { notTakenBack } from '../../domain/changes/taken-back';
import { allIntents } from '../../store/outbox-rows';
import { refreshTeam, teamClocks, teamReadAt } from '../../sync/team';
import { findFirstContacts } from '../jobs/find-first-contacts';
import { holderOf } from '../person-tickets';
import type { Crm, Events, Services, Viewing } from '../services';
import { viewPeople } from '../view-people';

type HandOffHandlers = Pick<Handlers, Extract<keyof Handlers, `handOffs.${string}`>>;

const REFRESH_MS = 110_000;

/** Handlers for the team's hand-offs and clocks. */
export function handOffHandlers(
  services: Viewing & Crm & Events & Pick<Services, 'agreementCache' | 'history'>,
): HandOffHandlers {
  const { db } = services;
  return {
    'handOffs.team': async () => {
      await services.ready();
      const { id } = await services.connection();
      const intents = notTakenBack(await allIntents(db, id));
      const { terms, measuredFrom } = await services.agreementCache.read();
      const { clocks, names } = await teamClocks(db, intents, terms, services.clock());
      const from = measuredFrom();
      return {
        clocks,
        names,
        measuredFrom: Number.isFinite(from) ? from : null,
        asOf: await teamReadAt(db),
      };
    },
    'handOffs.person': async ({ contactId }, caller) => {
      await services.ready();
      const holder = await holderOf(services, caller);
      const row = await db.contacts.get(contactId);
      const [person] = row === undefined ? [] : await viewPeople(services, [row], holder);
      return person ?? null;
    },
    'handOffs.refresh': async () => {
      await services.ready();
      const connector = await services.connector();
      if (connector === null) throw new RelevoError({ code: 'crm/not-configured', detail: '' });
      await refreshTeam(db, connector, services.clock, AbortSignal.timeout(REFRESH_MS));
      services.push('people');
      // Reading histories takes too long to wait for; their result arrives with a later push.
      void findFirstContacts(services).catch((error: unknown) =>
        services.failed(services.log.caught(error, 'handOffs.refresh'), connector.connection),
      );
      return null;
    },
  };
}
