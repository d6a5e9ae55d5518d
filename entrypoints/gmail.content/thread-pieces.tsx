import { render, type VNode } from 'preact';
import { Boundary } from '../../components/Boundary';
import type { CardKey } from '../../components/i18n/card.en';
import type { Translate } from '../../components/i18n/translator';
import { Notice } from '../../components/person/Notice';
import { Strip } from '../../components/person/Strip';
import { Shielded } from '../../components/Say';
import { SurfaceProvider } from '../../components/surface';
import type { Language } from '../../lib/domain/text';
import type { LookupResult, PersonView } from '../../lib/domain/view';
import { type Host, styleHost } from '../../lib/sites/page/host';
import type { Snapshot } from '../../lib/sites/site';
import { keyOf } from './people';
import type { Pieces } from './pieces';

interface Looks {
  readonly language: Language;
  readonly say: Translate<CardKey>;
  readonly theme: 'light' | 'dark';
}

type Results = ReadonlyMap<string, LookupResult>;

const STRIP = 'strip';

/** The strip of people under the subject of the open thread; taken away when no thread is open. */
export function drawStrip(
  pieces: Pieces,
  { thread, rtl }: Snapshot,
  results: Results,
  looks: Looks & { readonly focus: string | null },
  onFocus: (email: string) => void,
): void {
  const people = (thread?.people ?? []).flatMap(({ email, name }) => {
    const result = email === undefined ? undefined : results.get(keyOf(email));
    return result === undefined ? [] : [{ label: name ?? email ?? '', result }];
  });
  if (thread === null || people.length === 0) {
    drop(pieces, STRIP);
    return;
  }
  const host = pieces.side(STRIP);
  const beside = thread.header.parentElement ?? thread.header;
  if (host.element.previousElementSibling !== beside) {
    indent(host.element, thread.header, beside, rtl);
    beside.after(host.element);
  }
  const focus = looks.focus === null ? null : keyOf(looks.focus);
  draw(host, looks, <Strip people={people} focus={focus} onFocus={(key) => onFocus(key.slice('e:'.length))} />);
}

/** Lets the strip begin where the subject begins: read once, when it is put there. */
function indent(host: HTMLElement, header: Element, beside: Element, rtl: boolean): void {
  const [inner, outer] = [header.getBoundingClientRect(), (beside.parentElement ?? beside).getBoundingClientRect()];
  const px = Math.round(Math.max(0, rtl ? outer.right - inner.right : inner.left - outer.left));
  const rules = rtl
    ? ['display:flex', 'justify-content:flex-end', `padding-right:${px}px`]
    : ['display:block', `padding-left:${px}px`];
  styleHost(host, rules.map((rule) => `${rule}!important`).join(';'));
}

/** A notice in each window that writes to somebody who is not to be contacted. */
export function drawNotices(
  pieces: Pieces,
  snapshot: Snapshot,
  results: Results,
  looks: Looks,
  onAsk: () => void,
): void {
  const wanted = new Set<string>();
  for (const compose of snapshot.composes) {
    const nameOf = (person: PersonView) => `${compose.id} ${person.contactId}`;
    const people = compose.people
      .flatMap(({ email = '' }) => warned(results.get(keyOf(email))))
      .filter((person) => !pieces.quiet.has(nameOf(person)));
    const name = `notice ${compose.id}`;
    if (people.length === 0) continue;
    wanted.add(name);
    const host = pieces.side(name);
    if (host.element.parentElement !== compose.anchor) compose.anchor.prepend(host.element);
    const once = [...new Map(people.map((person) => [person.contactId, person])).values()];
    const hide = () => {
      for (const person of once) pieces.quiet.add(nameOf(person));
      drop(pieces, name);
    };
    draw(host, looks, <Notice people={once} onAsk={onAsk} onHide={hide} />);
  }
  for (const name of pieces.sides()) if (name !== STRIP && !wanted.has(name)) drop(pieces, name);
}

function warned(result: LookupResult | undefined): PersonView[] {
  if (result?.state === 'known') return result.person.doNotContact ? [result.person] : [];
  // Of several contacts with one address it is enough that one is not to be contacted.
  return result?.state === 'several' ? result.people.filter((person) => person.doNotContact).slice(0, 1) : [];
}

/** Takes a piece away, and with it what its tree still listens to. */
function drop(pieces: Pieces, name: string): void {
  if (!pieces.sides().includes(name)) return;
  render(null, pieces.side(name).root);
  pieces.drop(name);
}

function draw(host: Host, { language, say, theme }: Looks, piece: VNode): void {
  render(
    <Shielded>
      <SurfaceProvider language={language} words={say} clock={() => Date.now()}>
        <div class="rv in-page" data-theme={theme} lang={language}>
          <Boundary>{piece}</Boundary>
        </div>
      </SurfaceProvider>
    </Shielded>,
    host.root,
  );
}
