import { useState } from 'preact/hooks';
import type { Bus } from '../../lib/bus/client';
import { useBus } from '../../lib/bus/query';
import { type Failure, failureOf } from '../../lib/domain/base/failure';
import type { CardView } from '../../lib/domain/views/person';
import type { TimelineTouch } from '../../lib/domain/views/timeline';

type Wanted = (touch: TimelineTouch) => boolean;

interface Read {
  readonly touches: readonly TimelineTouch[];
  readonly next: string | null;
}

/** Loads touches beyond those of the card, a page at a time or until a wanted one is found. */
export function useOlderTouches(view: Pick<CardView, 'ticket' | 'touches' | 'moreTouches'>) {
  const bus = useBus();
  const [read, setRead] = useState<Read | null>(null);
  const [loading, setLoading] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const shown = new Set<string>(view.touches.map(({ id }) => id));
  const load = async (wanted: Wanted) => {
    if (loading) return;
    setLoading(true);
    setFailure(null);
    try {
      setRead(await readOn(bus, view.ticket, read, shown, wanted));
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setLoading(false);
    }
  };
  return {
    touches: read?.touches.filter(({ id }) => !shown.has(id)) ?? [],
    more: read === null ? view.moreTouches : read.next !== null,
    loading,
    failure,
    load: (wanted: Wanted = () => true) => void load(wanted),
  };
}

/**
 * Reads pages until one has a wanted touch that is not shown yet; the first page is the card's own.
 */
async function readOn(
  bus: Bus,
  ticket: string,
  before: Read | null,
  shown: ReadonlySet<string>,
  wanted: Wanted,
): Promise<Read> {
  let read: Read = before ?? { touches: [], next: null };
  const had = read.touches.length;
  do {
    const page = await bus.call('site.touches', { ticket, cursor: read.next }, 25_000);
    read = { touches: [...read.touches, ...page.touches], next: page.next };
  } while (
    read.next !== null &&
    read.touches.slice(had).every((touch) => shown.has(touch.id) || !wanted(touch))
  );
  return read;
}
