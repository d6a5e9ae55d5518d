import type { IdentityKey } from '../../lib/domain/person/identity';
import type { PlacedPerson } from '../../lib/sites/site';
import { Strip } from '../person/Strip';
import { Say } from '../Say';
import { useSurface } from '../surface';
import { keyOf, type Results } from './page-people';

export interface GroupProps {
  people: readonly PlacedPerson[];
  results: Results;
  onFocus: (key: IdentityKey) => void;
}

/** Lets the rep choose a person in a group conversation. */
export function Group({ people, results, onFocus }: GroupProps) {
  const { t } = useSurface();
  const shown = people.flatMap((person) => {
    const key = keyOf(person);
    return key === null
      ? []
      : [
          {
            label: person.name ?? '',
            result: results.get(key) ?? { key, state: 'asking' as const },
          },
        ];
  });
  return (
    <section class="block" data-testid="group">
      <h2>
        <Say text={t('strip.name')} />
      </h2>
      <Strip people={shown} focus={null} onFocus={onFocus} />
    </section>
  );
}
