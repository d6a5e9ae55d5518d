import { notToContact } from '../../lib/domain/views/not-to-contact';
import type { PersonView } from '../../lib/domain/views/person';
import type { Snapshot } from '../../lib/sites/site';
import { Notice } from '../person/Notice';
import { drawInHost, type Looks, removeHost } from './draw';
import type { OverlayHosts } from './overlay-hosts';
import { isAnswered, type Results, resultOf } from './page-people';

const NAME = 'notice ';

/** Draws a notice in each compose window with a recipient who must not be contacted. */
export function drawNotices(
  hosts: OverlayHosts,
  snapshot: Pick<Snapshot, 'composes' | 'thread'>,
  results: Results,
  looks: Looks,
  onAsk: (person: PersonView) => void,
): void {
  const wanted = new Set<string>();
  for (const compose of snapshot.composes) {
    const nameOf = (person: PersonView) => `${compose.id} ${person.contactId}`;
    const first = new Set<string>();
    const people = compose.people
      .flatMap((person) => {
        const found = notToContact(resultOf(results, person));
        if (isAnswered(snapshot, compose, person))
          for (const { contactId } of found) first.add(contactId);
        return found;
      })
      .filter((person) => !hosts.quiet.has(nameOf(person)));
    const name = NAME + compose.id;
    if (people.length === 0) continue;
    wanted.add(name);
    const host = hosts.side(name);
    if (host.element.parentElement !== compose.anchor) compose.anchor.prepend(host.element);
    const once = [...new Map(people.map((person) => [person.contactId, person])).values()];
    const hide = () => {
      for (const person of once) hosts.quiet.add(nameOf(person));
      removeHost(hosts, name);
    };
    drawInHost(
      host,
      looks,
      <Notice
        people={once}
        wroteFirst={({ contactId }) => first.has(contactId)}
        onAsk={onAsk}
        onHide={hide}
      />,
    );
  }
  for (const name of hosts.sides())
    if (name.startsWith(NAME) && !wanted.has(name)) removeHost(hosts, name);
}
