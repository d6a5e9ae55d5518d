import type { Handlers } from '../../bus/server';
import type { Services } from '../services';
import { adminHandlers } from './admin';
import { agreementHandlers } from './agreement';
import { attributionHandlers } from './attribution';
import { connectionHandlers } from './connection';
import { contestHandlers } from './contests';
import { dealsHandlers } from './deals';
import { eraseHandlers } from './erase';
import { feedbackHandlers } from './feedback';
import { figuresHandlers } from './figures';
import { goalsHandlers } from './goals';
import { handOffHandlers } from './hand-offs';
import { outboxHandlers } from './outbox';
import { peopleHandlers } from './people';
import { referralHandlers } from './referrals';
import { reviewHandlers } from './review';
import { siteHandlers } from './site';
import { tabHandlers } from './tab';

/** Returns a handler for every route of the contract. */
export function allHandlers(services: Services): Handlers {
  return {
    ...siteHandlers(services),
    ...tabHandlers(services),
    ...peopleHandlers(services),
    ...dealsHandlers(services),
    ...outboxHandlers(services),
    ...feedbackHandlers(services),
    ...contestHandlers(services),
    ...referralHandlers(services),
    ...handOffHandlers(services),
    ...figuresHandlers(services),
    ...goalsHandlers(services),
    ...attributionHandlers(services),
    ...reviewHandlers(services),
    ...adminHandlers(services),
    ...eraseHandlers(services),
    ...connectionHandlers(services),
    ...agreementHandlers(services),
  };
}
