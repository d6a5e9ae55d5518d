import { useRoute } from '../lib/bus/query';
import { goalLineText } from '../lib/i18n/goal-line';
import { usePages } from './page-context';

/**
 * The goal that matters to who looks, in one line; both departments' for who looks at both. Nothing
 * where no goal has a number yet.
 */
export function GoalLines({ onOpen }: { onOpen: (goalId: string) => void }) {
  const { language } = usePages();
  const lines = useRoute('goals.lines', {}).data?.lines ?? [];
  if (lines.length === 0) return null;
  return (
    <ul class="goal-lines" data-testid="goal-lines">
      {lines.map((line) => (
        <li key={line.goalId} data-kind={line.kind}>
          <button
            type="button"
            class="link"
            data-testid={`goal-line-${line.owner}`}
            onClick={() => onOpen(line.goalId)}
          >
            {goalLineText(line, language)}
          </button>
        </li>
      ))}
    </ul>
  );
}
