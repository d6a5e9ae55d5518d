import { useEffect, useRef } from 'preact/hooks';
import { useBus, useRoute } from '../../../lib/bus/query';
import { DASHBOARD } from '../../../lib/i18n/dashboard-texts';
import { FailureBox } from '../../FailureBox';
import { usePages } from '../../page-context';
import { Skeleton } from '../../person/Skeleton';
import { useMoves } from '../../person/use-moves';
import { useKeys } from '../../workspace/keyboard';
import { PersonPane } from '../../workspace/PersonPane';
import { UndoneToast, UndoToast } from '../../workspace/UndoToast';
import { useT } from '../kit/use-t';

/**
 * The card of a person in the team's queue, with the whole story of their hand-off: the same for
 * both sides.
 */
export function TeamPerson({ contactId }: { contactId: string }) {
  const { shell } = usePages();
  const t = useT(DASHBOARD);
  const person = useRoute('handOffs.person', { contactId });
  const moves = useMoves({ ...shell, call: useBus().call });
  const place = useRef<HTMLElement>(null);
  const known = person.data !== undefined;
  // Beside the list where there is room, else below it: there it has to be brought to the eye.
  useEffect(() => {
    const top = place.current?.getBoundingClientRect().top ?? 0;
    if (known && (top < 0 || top > innerHeight / 2))
      place.current?.scrollIntoView({ block: 'start' });
  }, [known]);
  useKeys({ undo: () => (moves.offer === null ? false : void moves.undo()) });
  if (person.data === undefined) {
    return person.failure === null ? (
      <Skeleton of="card" />
    ) : (
      <FailureBox failure={person.failure} onRetry={person.reload} />
    );
  }
  return (
    <section class="panel tight detail" ref={place} data-testid="team-person">
      {person.data === null ? (
        <p class="soft pad">{t('hand-offs.gone')}</p>
      ) : (
        <PersonPane person={person.data} moves={moves} />
      )}
      {moves.offer !== null && <UndoToast offer={moves.offer} moves={moves} />}
      {moves.taken !== null && <UndoneToast onDone={moves.settle} />}
    </section>
  );
}
