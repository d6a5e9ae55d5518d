import { expect, it, vi } from 'vitest';
import type { Results } from '../../../../components/in-page/page-people';
import { drawChips } from '../../../../components/in-page/row-chips';
import { cardWords } from '../../../../lib/i18n/card-translator';
import type { ChipText } from '../../../../lib/sites/page/chips';
import type { ListRow } from '../../../../lib/sites/site';
import { person } from '../people';

const element = {} as Element;

function row(slug: string): ListRow {
  const about = { role: 'row' as const, linkedinSlug: slug, evidence: [], anchor: element };
  return {
    key: slug,
    threadId: slug,
    row: element,
    place: element,
    people: [about],
    candidates: [about],
  };
}

it('draws the chips of all other rows where one cannot be drawn', () => {
  const broken = {
    ...person(),
    get score(): number {
      throw new Error('no such score');
    },
  };
  const results: Results = new Map([
    ['l:broken', { key: 'l:broken', state: 'known', person: broken }],
    ['l:whole', { key: 'l:whole', state: 'known', person: person() }],
  ]);
  const drawn = new Map<string, ChipText | null>();
  const draw = vi.fn((rows: readonly { id: string }[], text: (id: string) => ChipText | null) => {
    for (const { id } of rows) drawn.set(id, text(id));
  });
  const chips = { draw, clear: vi.fn(), intact: () => true };
  const looks = { t: cardWords('en'), language: 'en', theme: 'light' } as const;
  drawChips({ chips }, [row('broken'), row('whole'), row('stranger')], results, looks);
  expect([...drawn].map(([id, text]) => [id, text?.score ?? null])).toEqual([
    ['broken', null],
    ['whole', String(person().score)],
    ['stranger', null],
  ]);
});
