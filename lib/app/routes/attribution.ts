import type { Handlers } from '../../bus/server';
import { RelevoError } from '../../domain/base/failure';
import { periodOf } from '../../domain/figures/counting/period';
import { changeDealReading, lookingAt } from '../../store/deal-reading';
import { sourceOf } from '../../store/store-answer';
import { attributionView } from '../attribution';
import { typeCost } from '../campaign-costs';
import { dealsBehind } from '../deals-behind';
import { readAttribution, stopAttribution } from '../jobs/read-attribution';
import type { Crm, Events, Viewing } from '../services';

type AttributionHandlers = Pick<Handlers, Extract<keyof Handlers, `attribution.${string}`>>;

/** What brought the customers. */
export function attributionHandlers(services: Viewing & Crm & Events): AttributionHandlers {
  const { db } = services;
  /** Reads behind the answer; what goes wrong stands in the log and on the page. */
  const goOn = () =>
    void readAttribution(services).catch((error: unknown) =>
      services.log.caught(error, 'attribution'),
    );
  const connected = async () => {
    await services.ready();
    const connector = await services.reader();
    if (connector === null) throw new RelevoError({ code: 'crm/not-configured', detail: '' });
    return connector;
  };
  return {
    'attribution.read': async (wish) => {
      const connector = await connected();
      const { hours } = await services.agreement();
      const at = services.clock();
      const { span } = periodOf(wish.period, at, hours.timeZone);
      await changeDealReading(sourceOf(db, connector), (before) =>
        lookingAt(before, { from: span.from, until: span.until, at }),
      );
      goOn();
      return attributionView(services, connector.deals !== null, wish);
    },
    'attribution.deals': async (wish) => {
      await connected();
      return dealsBehind(services, wish);
    },
    'attribution.cost': async (typed) => {
      await connected();
      await typeCost(services, typed);
      services.push('attribution');
      return { month: typed.month };
    },
    'attribution.stop': async () => {
      await services.ready();
      await stopAttribution(services);
      return null;
    },
    'attribution.resume': async () => {
      const connector = await connected();
      await changeDealReading(sourceOf(db, connector), () => ({
        stopped: false,
        notBefore: 0,
        failure: null,
      }));
      goOn();
      return null;
    },
  };
}
