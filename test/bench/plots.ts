import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Curve, Findings } from './figure';
import { median, quantile } from './statistics';

const WIDTH = 640;
const LEFT = 190;
const RIGHT = 90;
/** Legible on light and on dark pages alike. */
const STYLE = `<style>
  text { font: 13px system-ui, sans-serif; fill: #57606a; }
  .title { font-weight: 600; }
  .axis { stroke: #8c959f; stroke-width: 1; }
  .grid { stroke: #8c959f; stroke-opacity: .25; }
  .range { stroke: #57606a; stroke-width: 1.5; }
  @media (prefers-color-scheme: dark) { text { fill: #c9d1d9; } .range { stroke: #c9d1d9; } }
</style>`;
const COLOURS = ['#2f81f7', '#c2660a', '#2da44e', '#a475f9', '#d1477a', '#768390', '#b58900'];

const BAR_TITLES: Readonly<Record<string, string>> = {
  evaluation: 'Evaluating the content script: CPU of the page’s main thread, ms',
  page: 'Loading the page: CPU of its main thread, ms',
};

/** Writes `loading.svg` (bars by variant) and `growth.svg` (curves on logarithmic scales). */
export function writePlots(folder: string, findings: readonly Findings[]): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path.join(folder, 'loading.svg'),
    bars(findings.flatMap((each) => each.bars ?? [])),
  );
  writeFileSync(
    path.join(folder, 'growth.svg'),
    curves(findings.flatMap((each) => each.curves ?? [])),
  );
}

function svg(height: number, title: string, body: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img"><title>${title}</title>${STYLE}${body}</svg>\n`;
}

const say = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const label = (x: number, y: number, text: string, more = '') =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${more}>${say(text)}</text>`;

type Bar = NonNullable<Findings['bars']>[number];

/** Medians as bars, with the range from the 5th to the 95th of a hundred as a line. */
function bars(all: readonly Bar[]): string {
  const parts: string[] = [];
  let y = 0;
  for (const plot of Object.keys(BAR_TITLES)) {
    const rows = all.filter((bar) => bar.plot === plot);
    const most = Math.max(1, ...rows.map(({ samples }) => quantile(samples, 0.95)));
    const x = (value: number) => LEFT + (value / most) * (WIDTH - LEFT - RIGHT);
    y += 24;
    parts.push(label(8, y, BAR_TITLES[plot] ?? plot, 'class="title"'));
    for (const [index, { name, samples }] of rows.entries()) {
      y += 26;
      const middle = median(samples);
      const colour = name === 'Relevo' ? COLOURS[0] : COLOURS[5];
      parts.push(
        label(LEFT - 8, y, name, 'text-anchor="end"'),
        `<rect x="${LEFT}" y="${y - 13}" width="${Math.max(1, x(middle) - LEFT).toFixed(1)}" height="16" rx="2" fill="${colour}"/>`,
        `<line class="range" x1="${x(quantile(samples, 0.05)).toFixed(1)}" x2="${x(quantile(samples, 0.95)).toFixed(1)}" y1="${y - 5}" y2="${y - 5}"/>`,
        label(x(quantile(samples, 0.95)) + 8, y, middle.toFixed(middle < 10 ? 1 : 0)),
      );
      if (index === rows.length - 1) y += 14;
    }
  }
  return svg(y + 10, 'Cost of loading', parts.join(''));
}

const PLOT_HEIGHT = 320;

/** Every curve against its own axis of sizes, all on one pair of logarithmic scales. */
function curves(all: readonly Curve[]): string {
  const values = all.flatMap(({ points }) => points.map(({ samples }) => median(samples)));
  const sizes = all.flatMap(({ points }) => points.map(({ size }) => size));
  const [low, high] = [
    Math.floor(Math.log10(Math.min(...values))),
    Math.ceil(Math.log10(Math.max(...values))),
  ];
  const last = Math.ceil(Math.log10(Math.max(...sizes)));
  const [left, top, right] = [60, 20, WIDTH - 40];
  const x = (size: number) => left + (Math.log10(size) / last) * (right - left);
  const y = (value: number) => top + (1 - (Math.log10(value) - low) / (high - low)) * PLOT_HEIGHT;
  const parts: string[] = [];
  for (let power = low; power <= high; power++) {
    const at = y(10 ** power);
    parts.push(`<line class="grid" x1="${left}" x2="${right}" y1="${at}" y2="${at}"/>`);
    parts.push(label(left - 6, at + 4, `${10 ** power} ms`, 'text-anchor="end"'));
  }
  for (let power = 0; power <= last; power++) {
    const at = x(10 ** power);
    parts.push(`<line class="grid" x1="${at}" x2="${at}" y1="${top}" y2="${top + PLOT_HEIGHT}"/>`);
    parts.push(
      label(at, top + PLOT_HEIGHT + 18, (10 ** power).toLocaleString('en'), 'text-anchor="middle"'),
    );
  }
  for (const [index, { name, points, slope }] of all.entries()) {
    const colour = COLOURS[index % COLOURS.length] ?? '';
    const line = points.map(
      ({ size, samples }) => `${x(size).toFixed(1)},${y(median(samples)).toFixed(1)}`,
    );
    const under = top + PLOT_HEIGHT + 44 + index * 20;
    parts.push(
      `<polyline points="${line.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>`,
      ...line.map(
        (each) =>
          `<circle cx="${each.split(',')[0]}" cy="${each.split(',')[1]}" r="3.5" fill="${colour}"/>`,
      ),
      `<rect x="${left}" y="${under - 10}" width="12" height="12" rx="2" fill="${colour}"/>`,
      label(left + 20, under, `${name} (slope ${slope.value.toFixed(2)})`),
    );
  }
  return svg(top + PLOT_HEIGHT + 50 + all.length * 20, 'Growth', parts.join(''));
}
