import { useState } from 'preact/hooks';
import { useBus } from '../../../lib/bus/query';
import { type Failure, failureOf } from '../../../lib/domain/base/failure';
import { TRUTH_STEP, type TruthKind } from '../../../lib/domain/truth/stage-truth';
import { usePages } from '../../page-context';
import { type Moves, useMoves } from '../../person/use-moves';

/** A person whose stage does not fit. */
export interface TruthPerson {
  readonly contactId: string;
  readonly kind: TruthKind;
}

/** Steps forward need no reason; a step back and a rest are asked for one on the card. */
const AT_ONCE: readonly TruthKind[] = ['won-not-customer', 'lead-over-threshold'];

export interface TruthSteps {
  readonly moves: Moves;
  /** Whose card is open, and what is asked there; null for none. */
  readonly open: (TruthPerson & { readonly press: string | null }) | null;
  readonly failure: Failure | null;
  /** Takes the step: moves at once, or opens the card where a reason or a human act is asked. */
  readonly take: (person: TruthPerson) => Promise<void>;
  readonly show: (person: TruthPerson) => void;
  readonly close: () => void;
}

/** The step that puts a stage right. @param onMoved called when a move was taken */
export function useTruthStep(onMoved: () => void): TruthSteps {
  const { shell } = usePages();
  const { call } = useBus();
  const moves = useMoves({ ...shell, call });
  const [open, setOpen] = useState<TruthSteps['open']>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const take = async ({ contactId, kind }: TruthPerson) => {
    setFailure(null);
    const to = TRUTH_STEP[kind];
    if (to === null || !AT_ONCE.includes(kind))
      return setOpen({ contactId, kind, press: PRESS[kind] ?? null });
    try {
      const person = await call('handOffs.person', { contactId });
      // No longer on this device: its card says so.
      if (person === null) return setOpen({ contactId, kind, press: null });
      await moves.move(person, to);
      onMoved();
    } catch (error) {
      setFailure(failureOf(error));
    }
  };
  return {
    moves,
    open,
    failure,
    take,
    show: ({ contactId, kind }) => setOpen({ contactId, kind, press: null }),
    close: () => setOpen(null),
  };
}

/** What is opened on the card, by its test id, so that the reason is asked at once. */
const PRESS: Readonly<Partial<Record<TruthKind, string>>> = {
  'mql-silent': 'verdict-recycled',
  'customer-deal-lost': 'move-open',
};
