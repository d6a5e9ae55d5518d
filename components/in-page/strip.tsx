import type { IdentityKey } from '../../lib/domain/person/identity';
import { styleHost } from '../../lib/sites/page/host';
import type { PlacedPerson, Snapshot } from '../../lib/sites/site';
import { Strip } from '../person/Strip';
import { drawInHost, type Looks, removeHost } from './draw';
import type { OverlayHosts } from './overlay-hosts';
import { isAsked, keyOf, type Results, resultOf } from './page-people';

const STRIP = 'strip';

/** Draws the strip of people below the subject of the open thread; removes it without a thread. */
export function drawStrip(
  hosts: OverlayHosts,
  { thread, rtl }: Snapshot,
  results: Results,
  looks: Looks,
  focus: PlacedPerson | null,
  onFocus: (key: IdentityKey) => void,
): void {
  const people = (thread?.people ?? []).filter(isAsked).flatMap((person) => {
    const result = resultOf(results, person);
    return result === undefined ? [] : [{ label: person.name ?? person.email ?? '', result }];
  });
  if (thread === null || people.length === 0) {
    removeHost(hosts, STRIP);
    return;
  }
  const host = hosts.side(STRIP);
  const beside = thread.header.parentElement ?? thread.header;
  if (host.element.previousElementSibling !== beside) {
    indent(host.element, thread.header, beside, rtl);
    beside.after(host.element);
  }
  drawInHost(
    host,
    looks,
    <Strip people={people} focus={focus === null ? null : keyOf(focus)} onFocus={onFocus} />,
  );
}

/** Aligns the strip with the subject; measured once when it is inserted. */
function indent(host: HTMLElement, header: Element, beside: Element, rtl: boolean): void {
  const [inner, outer] = [
    header.getBoundingClientRect(),
    (beside.parentElement ?? beside).getBoundingClientRect(),
  ];
  const px = Math.round(Math.max(0, rtl ? outer.right - inner.right : inner.left - outer.left));
  const rules = rtl ? ['text-align:right', `padding-right:${px}px`] : [`padding-left:${px}px`];
  // Constant height, because the page can measure it.
  rules.push('display:block', 'height:38px', 'contain:strict', 'overflow:hidden');
  styleHost(host, rules.map((rule) => `${rule}!important`).join(';'));
}
