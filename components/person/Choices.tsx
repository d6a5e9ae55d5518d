import type { ReasonChoices } from '../../lib/domain/views/appearance';
import { Theirs } from '../Say';

export interface ChoicesProps {
  choices: ReasonChoices['returned'];
  /** Beginning of the test id of each button. */
  name: string;
  onPick: (id: string, event: Event) => void;
}

/** Lists reasons of the agreement as buttons, of which one click is the answer. */
export function Choices({ choices, name, onPick }: ChoicesProps) {
  return (
    <>
      {choices.map(({ id, label }) => (
        <button
          key={id}
          type="button"
          data-testid={`${name}-${id}`}
          data-write
          onClick={(event) => onPick(id, event)}
        >
          <Theirs text={label} />
        </button>
      ))}
    </>
  );
}
