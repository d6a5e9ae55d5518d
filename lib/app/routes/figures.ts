import type { Handlers } from '../../bus/server';
import { RelevoError } from '../../domain/base/failure';
import { putReads } from '../../store/contacts';
import { changeFiguresReading, wantsWith } from '../../store/figures-reading';
import type { ContactRow } from '../../store/rows';
import { sourceOf } from '../../store/store-answer';
import { funnelView } from '../figures';
import { readFigures, stopFigures } from '../jobs/read-figures';
import { holderOf, viewPeople } from '../person-views';
import type { Crm, Events, Viewing } from '../services';

type FiguresHandlers = Pick<Handlers, Extract<keyof Handlers, `figures.${string}`>>;

const PEOPLE_MS = 20_000;
const CHOICES_MS = 20_000;
/** Campaigns that a choice lists at most. */
const MOST_CAMPAIGNS = 200;

/** The funnel's counts, and the people behind them. */
export function figuresHandlers(services: Viewing & Crm & Events): FiguresHandlers {
  const { db } = services;
  /** Reads behind the answer; what goes wrong stands in the log and on the page. */
  const goOn = () =>
    void readFigures(services).catch((error: unknown) => services.log.caught(error, 'figures'));
  const connected = async () => {
    await services.ready();
    const connector = await services.reader();
    if (connector === null) throw new RelevoError({ code: 'crm/not-configured', detail: '' });
    return connector;
  };
  return {
    'figures.funnel': async ({ period, filter }) => {
      const connector = await connected();
      const want = { period, filter, at: services.clock() };
      await changeFiguresReading(sourceOf(db, connector), ({ wants }) => ({
        wants: [...wantsWith(wants, want)],
      }));
      goOn();
      return funnelView(services, connector.figures, want);
    },
    'figures.choices': async () => {
      const connector = await connected();
      const owners = await connector.owners(AbortSignal.timeout(CHOICES_MS));
      // No CRM is asked for all of its campaigns: these are the ones of people who were met here.
      const names = new Set<string>();
      await db.contacts.each(({ contact }) => {
        if (contact.campaign !== null) names.add(contact.campaign);
      });
      return {
        owners: owners.map(({ id, name }) => ({ id, name })),
        campaigns: [...names].sort((a, b) => a.localeCompare(b)).slice(0, MOST_CAMPAIGNS),
      };
    },
    'figures.people': async ({ question, filter, cursor }, caller) => {
      const connector = await connected();
      const [askedAt, holder] = [services.clock(), await holderOf(services, caller)];
      const signal = AbortSignal.timeout(PEOPLE_MS);
      const page = (await connector.figures?.people(question, filter, cursor, signal)) ?? null;
      // People of a connection that was replaced during the request are left out.
      if (page === null || connector.connection !== holder.connection) return null;
      await putReads(sourceOf(db, connector), page.reads, askedAt, true);
      const rows = await db.contacts.bulkGet(page.reads.map(({ contact }) => contact.id));
      const people = await viewPeople(
        services,
        rows.filter((row): row is ContactRow => row !== undefined),
        holder,
      );
      return { people, next: page.next };
    },
    'figures.stop': async () => {
      await services.ready();
      await stopFigures(services);
      return null;
    },
    'figures.resume': async () => {
      const connector = await connected();
      await changeFiguresReading(sourceOf(db, connector), () => ({
        stopped: false,
        notBefore: 0,
        failure: null,
      }));
      goOn();
      return null;
    },
  };
}
