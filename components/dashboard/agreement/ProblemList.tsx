import type { AgreementProblem } from '../../../lib/domain/agreement/schema';
import { problemText } from './problem-text';
import { useAgreementT } from './use-t';

/**
 * What is wrong with a document, place by place: the path as it stands in the document, and the
 * rule in words.
 */
export function ProblemList({ problems }: { problems: readonly AgreementProblem[] }) {
  const speech = useAgreementT();
  const told = problems.filter(({ rule }) => rule !== 'json' && rule !== 'newer');
  if (told.length === 0) return null;
  return (
    <ul class="problems" data-testid="problems">
      {told.map((problem) => (
        <li key={`${problem.where} ${problem.rule}`}>
          {problem.where !== '' && <code>{problem.where}</code>} {problemText(problem, speech)}
        </li>
      ))}
    </ul>
  );
}
