import type { Bus } from '../lib/bus/client';
import { failureOf } from '../lib/domain/base/failure';
import { framesOf } from '../lib/domain/base/frames';

/**
 * Makes what notes in the local log that a part could not be drawn: the error's class and our own
 * frames, no data.
 */
export function reportBroken(bus: Pick<Bus, 'call'>): (error: unknown) => void {
  return (error) => {
    const name = failureOf(error).detail.replace(/\W/g, '').slice(0, 40);
    void bus.call('site.broken', { name, frames: framesOf(error) }).catch(() => undefined);
  };
}
