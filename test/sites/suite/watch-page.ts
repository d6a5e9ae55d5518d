/**
 * Runs beside a page, in a world of its own as a content script does: watches it, and reports at
 * which addresses it looked.
 */
import { linkedin } from '../../../lib/sites/linkedin';
import type { Site } from '../../../lib/sites/site';
import { watchPage } from '../../../lib/sites/watch';

const looks: string[] = [];
const site: Site = {
  ...linkedin,
  read(document, url) {
    const snapshot = linkedin.read(document, url);
    const people = [
      ...(snapshot.subject?.people ?? []),
      ...snapshot.composes.flatMap((compose) => compose.people),
    ];
    looks.push([url.pathname, ...people.map(({ name }) => name)].join(' '));
    return snapshot;
  },
};
watchPage(document, site, { signal: new AbortController().signal, onSnapshot: () => undefined });

Object.assign(globalThis, { __looks: looks });
