import { notToContact } from '../../lib/domain/views/not-to-contact';
import type { PersonView } from '../../lib/domain/views/person';
import type { Snapshot } from '../../lib/sites/site';
import { Notice } from '../person/Notice';
import { drawInHost, type Looks, removeHost } from './draw';
import type { OverlayHosts } from './overlay-hosts';
import { type Results, resultOf } from './page-people';

const NAME = 'notice ';

/** Draws a notice in each compose window with a recipient who must not be contacted. */
export function drawNotices(
  hosts: OverlayHosts,
  { composes, thread }: Pick<Snapshot, 'composes' | 'thread'>,
  results: Results,
  looks: Looks,
  onAsk: (person: PersonView) => void,
): void {
  const wanted = new Set<string>();
  const writers = new Set(
    thread?.people
      .filter(({ role }) => role === 'sender')
      .flatMap((person) => notToContact(resultOf(results, person)))
      .map(({ contactId }) => contactId),
  );
  for (const compose of composes) {
    const nameOf = (person: PersonView) => `${compose.id} ${person.contactId}`;
    const people = compose.people
      .flatMap((person) => notToContact(resultOf(results, person)))
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
    const wroteFirst = ({ contactId }: PersonView) => compose.inline && writers.has(contactId);
    drawInHost(
      host,
      looks,
      <Notice people={once} wroteFirst={wroteFirst} onAsk={onAsk} onHide={hide} />,
    );
  }
  for (const name of hosts.sides())
    if (name.startsWith(NAME) && !wanted.has(name)) removeHost(hosts, name);
}
