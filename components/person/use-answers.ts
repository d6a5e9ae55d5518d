import { useRef, useState } from 'preact/hooks';
import type { Bus } from '../../lib/bus/client';
import { type Failure, failureOf } from '../../lib/domain/base/failure';

export interface Answers {
  /** @param same null takes an answer back */
  readonly answer: (offer: string, same: boolean | null) => Promise<void>;
  readonly busy: boolean;
  readonly failure: Failure | null;
}

/**
 * Sends answers about who a person is, one at a time. The push that follows updates the surfaces.
 */
export function useAnswers(call: Bus['call']): Answers {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const underWay = useRef(false);
  const answer = async (offer: string, same: boolean | null) => {
    if (underWay.current) return;
    underWay.current = true;
    setBusy(true);
    setFailure(null);
    await call('site.answer', { offer, same }).catch((error: unknown) =>
      setFailure(failureOf(error)),
    );
    underWay.current = false;
    setBusy(false);
  };
  return { answer, busy, failure };
}
