import type { ComponentChildren } from 'preact';
import { problemText } from '../problem-text';
import { useAgreementT } from '../use-t';
import { fieldId, useProblem } from './editing';

/** What a control must carry so that screen readers announce its label, unit and problem. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string;
  readonly 'data-testid': string;
}

export interface FieldProps {
  /** The place in the document that the control changes. */
  where: string;
  label: string;
  hint?: string | undefined;
  children: (control: ControlProps) => ComponentChildren;
}

/** A label, a control, a word of help, and what is wrong there. */
export function Field({ where, label, hint, children }: FieldProps) {
  return (
    <div class="field">
      <label for={fieldId(where)}>{label}</label>
      {children(useControl(where))}
      {hint !== undefined && (
        <small class="soft" id={`${fieldId(where)}-hint`}>
          {hint}
        </small>
      )}
      <ProblemAt where={where} />
    </div>
  );
}

export function useControl(where: string): ControlProps {
  const id = fieldId(where);
  return {
    id,
    'aria-invalid': useProblem(where) !== undefined,
    'aria-describedby': `${id}-hint ${id}-problem`,
    'data-testid': id,
  };
}

/** What is wrong in a place; nothing where all is well. */
export function ProblemAt({ where }: { where: string }) {
  const speech = useAgreementT();
  const problem = useProblem(where);
  return (
    <small
      class="bad"
      id={`${fieldId(where)}-problem`}
      aria-live="polite"
      data-testid={`problem-${where}`}
    >
      {problem === undefined ? '' : problemText(problem, speech)}
    </small>
  );
}
