import { useReviewT } from './use-t';
import type { TruthPerson, TruthSteps } from './use-truth-step';

/** The step that puts a stage right, and the card of the person. */
export function TruthButtons({
  person,
  steps,
}: {
  person: TruthPerson & { readonly name: string };
  steps: TruthSteps;
}) {
  const { t } = useReviewT();
  const { kind, name } = person;
  return (
    <button
      type="button"
      class="link"
      data-row
      data-testid={`truth-step-${kind}`}
      aria-label={`${t(`truth.step.${kind}`)}: ${name}`}
      disabled={steps.moves.busy}
      onClick={() => void steps.take(person)}
    >
      {t(`truth.step.${kind}`)}
    </button>
  );
}
