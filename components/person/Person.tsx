import type { PersonView } from '../../lib/domain/views/person';
import { ClockBadge } from '../ClockBadge';
import { Say } from '../Say';
import { StageChip } from '../StageChip';

/** Returns "Head of Purchasing · Alder Works"; empty if both are missing. */
export function workOf(person: Pick<PersonView, 'jobTitle' | 'company'>): string {
  return [person.jobTitle, person.company]
    .filter((part) => part !== null && part !== '')
    .join(' · ');
}

/** Draws a person in one row: name, stage, score, clock. */
export function PersonLine({ person }: { person: PersonView }) {
  const work = workOf(person);
  return (
    <span class="person">
      <span>
        <b class="theirs">
          <Say text={person.name} />
        </b>
        <StageChip
          stage={person.stage}
          nativeStage={person.nativeStage}
          score={person.score}
          advice={person.advice}
        />
      </span>
      <span>
        {work !== '' && (
          <small class="theirs soft">
            <Say text={work} />
          </small>
        )}
        {person.clock !== null && <ClockBadge clock={person.clock} />}
      </span>
    </span>
  );
}
