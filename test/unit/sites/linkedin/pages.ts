/**
 * Small pages of our own, with the attributes by which LinkedIn's are read and nothing else of
 * them.
 */
import { linkedin } from '../../../../lib/sites/linkedin';
import type { Snapshot } from '../../../../lib/sites/site';

/** A member, as far as a profile reports them. */
export interface Member {
  readonly slug: string;
  readonly memberId: string;
  readonly name: string;
}

const idLike = (letter: string) => `ACoAA${letter.repeat(34)}`;
export const ANA: Member = { slug: 'ana-lopez-1a', memberId: idLike('a'), name: 'Ana López' };
export const BO: Member = { slug: 'bo-ek', memberId: idLike('b'), name: 'Bo Ek' };

/** Whose each part of a profile is: all of one person, unless a test says otherwise. */
export interface Parts {
  readonly title: Member;
  readonly heading: Member;
  readonly link: Member;
  readonly topKey: Member;
  readonly aboutKey: Member;
  readonly activityKey: Member;
}

export const partsOf = (member: Member): Parts => ({
  title: member,
  heading: member,
  link: member,
  topKey: member,
  aboutKey: member,
  activityKey: member,
});

export function parse(title: string | null, body: string, head = ''): Document {
  const titled = title === null ? '' : `<title>${title}</title>`;
  return new DOMParser().parseFromString(
    `<!doctype html><html><head>${titled}${head}</head><body>${body}</body></html>`,
    'text/html',
  );
}

const KEY = 'com.linkedin.sdui.profile.card.ref';

/** A profile of the newer generation: hashed classes, a second title, another person beside. */
export function newer(parts: Parts, contact = '/overlay/contact-info/'): Document {
  const { heading, link, topKey, aboutKey, activityKey, title } = parts;
  return parse(
    `(2) ${title.name} | LinkedIn`,
    `<div role="main" data-sdui-screen="x.profile.Profile"><main id="workspace">
      <div componentkey="${KEY}${topKey.memberId}Topcard"><section componentkey="${KEY}${topKey.memberId}Topcard">
        <a href="/in/${link.slug}/"><img alt=""></a>
        <div><div>
          <div><a href="/in/${link.slug}/"><h2>${heading.name}</h2></a><p>She/Her</p><p>· 1st</p></div>
          <p>Head of Operations</p>
          <p>Norte Logística · Escuela</p>
          <div><p>Porto, Portugal</p><p>·</p><p><a href="https://www.linkedin.com/in/${encodeURIComponent(link.slug)}${contact}">Contact info</a></p></div>
        </div>
        <div role="button"><svg id="company-accent-4"></svg><p>Norte Logística</p></div>
        <div role="button"><svg id="school-accent-4"></svg><p>Escuela</p></div></div>
      </section></div>
      <section componentkey="${KEY}${aboutKey.memberId}About"><h2>About</h2></section>
      <section componentkey="${KEY}${activityKey.slug}Activity"><h2>Activity</h2></section>
      <aside><a href="/in/petrasun/"><p>Petra Sun</p></a></aside>
    </main></div>`,
    `<title>${title.name} | LinkedIn</title>`,
  );
}

/** A profile of the older generation. */
export function older({ heading, link, title }: Parts): Document {
  return parse(
    `${title.name} | LinkedIn`,
    `<main class="scaffold-layout__main"><section data-member-id="39559407">
      <div>
        <div><div><a href="/in/${link.slug}/overlay/about-this-profile/"><h1>${heading.name}</h1></a></div>
          <div data-generated-suggestion-target="urn">Head of Operations</div>
          <ul><li><button aria-label="x"><div>Norte Logística</div></button></li><li><button aria-label="y"><div>Escuela</div></button></li></ul>
          <div><span>Porto, Portugal</span><span><a href="/in/${link.slug}/overlay/contact-info/">Contact info</a></span></div>
        </div>
      </div>
    </section><section><h2>People you may know</h2><a href="/in/petrasun/">Petra Sun</a></section></main>`,
  );
}

export function read(document: Document, path: string): Snapshot {
  return linkedin.read(document, new URL(path, 'https://www.linkedin.com'));
}

/** Who the page is about, without where. */
export function whoIn({ subject }: Snapshot): (string | undefined)[] {
  return (
    subject?.people.map(
      ({ linkedinSlug, linkedinId, name }) => linkedinSlug ?? linkedinId ?? name,
    ) ?? []
  );
}
