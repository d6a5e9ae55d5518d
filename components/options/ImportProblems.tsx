import type { ImportProblem } from '../../lib/domain/views/admin';
import { usePages } from '../page-context';

/** How many wrong rows are listed; the rest is counted. */
const MOST_LISTED = 50;

/** The rows that are left out, and why. */
export function ImportProblems({ problems }: { problems: readonly ImportProblem[] }) {
  const { t } = usePages();
  if (problems.length === 0) return null;
  return (
    <details class="problems" data-testid="import-problems">
      <summary>
        <span class="more">{t('import.problems', { count: problems.length })}</span>
      </summary>
      <ul>
        {problems.slice(0, MOST_LISTED).map(({ row, problem, value }) => (
          <li key={`${row} ${problem}`}>
            {t('import.row', { row })} {t(`problem.${problem}`)} <code class="theirs">{value}</code>
          </li>
        ))}
      </ul>
      {problems.length > MOST_LISTED && (
        <p class="soft">{t('import.problems-more', { count: problems.length - MOST_LISTED })}</p>
      )}
    </details>
  );
}
