import type { Handlers } from '../../bus/server';
import type { Connected } from '../../crm/port/connector';
import type { CountPart, CountParts } from '../../crm/port/figures';
import { RelevoError } from '../../domain/base/failure';
import { putReads } from '../../store/contacts';
import { changeFiguresReading, readFiguresReading, wantsWith } from '../../store/figures-reading';
import type { ContactRow } from '../../store/rows';
import { sourceOf } from '../../store/store-answer';
import { campaignNames, personaParts, readParts } from '../figure-parts';
import { funnelView } from '../funnel-view';
import { readFigures, stopFigures } from '../jobs/read-figures';
import { holderOf } from '../person-tickets';
import type { Crm, Events, Viewing } from '../services';
import { viewPeople } from '../view-people';
import { typeVisitors } from '../visitors';

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
  /** The parts into which people can be split; null if they cannot be read now. */
  const partsOf = async (connector: Connected): Promise<CountParts | null> => {
    if (connector.figures === null) return null;
    const [now, reading] = [services.clock(), await readFiguresReading(db)];
    const signal = AbortSignal.timeout(CHOICES_MS);
    const source = sourceOf(db, connector);
    try {
      return await readParts(source, connector.figures, reading, now, signal);
    } catch (error) {
      // The page is of use without: what the list lacks is said there.
      services.log.caught(error, 'figures');
      return null;
    }
  };
  return {
    'figures.funnel': async ({ period, filter, by }) => {
      const connector = await connected();
      await partsOf(connector);
      const want = { period, filter, ...(by !== undefined && { by }), at: services.clock() };
      await changeFiguresReading(sourceOf(db, connector), ({ wants }) => ({
        wants: [...wantsWith(wants, want)],
      }));
      goOn();
      return funnelView(services, connector.figures, want);
    },
    'figures.choices': async () => {
      const connector = await connected();
      const [owners, parts, { personas }, language, campaigns] = await Promise.all([
        connector.owners(AbortSignal.timeout(CHOICES_MS)),
        partsOf(connector),
        services.agreement(),
        services.language(),
        campaignNames(db),
      ]);
      const listed = (some: readonly CountPart[] | null) =>
        some === null ? null : some.map(({ id, name }) => ({ id, name }));
      return {
        owners: owners.map(({ id, name }) => ({ id, name })),
        campaigns: campaigns.slice(0, MOST_CAMPAIGNS).sort((a, b) => a.localeCompare(b)),
        personas: listed(personaParts(parts, personas, language)),
        sources: listed(parts?.sources ?? null),
      };
    },
    'figures.people': async ({ question, filter, cursor }, caller) => {
      const connector = await connected();
      const [askedAt, holder] = [services.clock(), await holderOf(services, caller)];
      const signal = AbortSignal.timeout(PEOPLE_MS);
      const { personas } = await services.agreement();
      const narrowing = filter.persona === undefined ? filter : { ...filter, personas };
      const page = (await connector.figures?.people(question, narrowing, cursor, signal)) ?? null;
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
    'figures.visitors': async (typed) => {
      await connected();
      await typeVisitors(services, typed);
      services.push('figures');
      return { month: typed.month };
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
