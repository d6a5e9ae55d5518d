import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { AgreementProblem } from '../../../../lib/domain/agreement/schema';
import type { AgreementOverview } from '../../../../lib/domain/views/agreement-overview';
import type { Draft } from '../use-draft';

/** What the fields of the editor share. */
export interface Editing {
  readonly overview: AgreementOverview;
  readonly draft: Draft;
}

export const EditingContext = createContext<Editing | null>(null);

/** @throws Error outside the editor, which is a mistake of ours. */
export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (editing === null) throw new Error('no editor above');
  return editing;
}

/** The problem of a place in the document (`rejectReasons.0.label.en`), if it has one. */
export function useProblem(where: string): AgreementProblem | undefined {
  return useEditing().draft.problems.find((problem) => problem.where === where);
}

/** Name of the control of a place, by which it is found and focused. */
export function fieldId(where: string): string {
  return `at-${where}`;
}
