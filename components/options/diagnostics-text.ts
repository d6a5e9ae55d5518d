import type { DiagnosticsView } from '../../lib/domain/views/admin';

/**
 * The report as plain text: version, counts, signals of pages, codes of failures. No customer, no
 * key, no address.
 */
export function diagnosticsText({ version, cache, sites, log }: DiagnosticsView): string {
  const lines = [
    `Relevo ${version}`,
    `contacts ${cache.contacts}, touches ${cache.touches}, pending ${cache.pending}, parked ${cache.parked}`,
    ...sites.map(({ site, at, signals }) => {
      const bad = signals
        .filter(({ state }) => state !== 'ok')
        .map(({ id, state }) => `${id}=${state}`);
      return `${site} ${iso(at)}: ${signals.length} signals${bad.length === 0 ? ', all found' : `, ${bad.join(', ')}`}`;
    }),
    ...log.flatMap(({ at, code, detail, frames }) => [
      `${iso(at)} ${code}${detail === '' ? '' : ` ${detail}`}`,
      ...frames.map((frame) => `  at ${frame}`),
    ]),
  ];
  return lines.join('\n');
}

function iso(at: number): string {
  const date = new Date(at);
  return Number.isFinite(date.getTime()) ? date.toISOString() : '–';
}
