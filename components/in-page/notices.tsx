import type { LookupResult, PersonView } from '../../lib/domain/view';
import type { Snapshot } from '../../lib/sites/site';
import { Notice } from '../person/Notice';
import { drawPiece, dropPiece, type Looks } from './draw';
import { type Results, resultOf } from './people';
import type { Pieces } from './pieces';

const NAME = 'notice ';

/** A notice in each window that writes to somebody who is not to be contacted. */
export function drawNotices(
  pieces: Pieces,
  { composes }: Pick<Snapshot, 'composes'>,
  results: Results,
  looks: Looks,
  onAsk: (person: PersonView) => void,
): void {
  const wanted = new Set<string>();
  for (const compose of composes) {
    const nameOf = (person: PersonView) => `${compose.id} ${person.contactId}`;
    const people = compose.people
      .flatMap((person) => warned(resultOf(results, person)))
      .filter((person) => !pieces.quiet.has(nameOf(person)));
    const name = NAME + compose.id;
    if (people.length === 0) continue;
    wanted.add(name);
    const host = pieces.side(name);
    if (host.element.parentElement !== compose.anchor) compose.anchor.prepend(host.element);
    const once = [...new Map(people.map((person) => [person.contactId, person])).values()];
    const hide = () => {
      for (const person of once) pieces.quiet.add(nameOf(person));
      dropPiece(pieces, name);
    };
    drawPiece(host, looks, <Notice people={once} onAsk={onAsk} onHide={hide} />);
  }
  for (const name of pieces.sides()) if (name.startsWith(NAME) && !wanted.has(name)) dropPiece(pieces, name);
}

function warned(result: LookupResult | undefined): PersonView[] {
  if (result?.state === 'known') return result.person.doNotContact ? [result.person] : [];
  // Of several contacts with one address it is enough that one is not to be contacted.
  return result?.state === 'several' ? result.people.filter((person) => person.doNotContact).slice(0, 1) : [];
}
