// @vitest-environment happy-dom
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BarsPlot } from '../../../../components/dashboard/kit/BarsPlot';
import { BulletPlot } from '../../../../components/dashboard/kit/BulletPlot';
import { FigureTable } from '../../../../components/dashboard/kit/FigureTable';
import { countAxis, shareAxis } from '../../../../components/dashboard/kit/PlotAxis';
import { StacksPlot } from '../../../../components/dashboard/kit/StacksPlot';
import { drawPage } from '../draw';
import { fakeBus } from '../fake-bus';
import { appearance } from '../people';

afterEach(cleanup);
const frame = { label: 'What it shows.', more: 'As a table', table: <p>rows</p> };

describe('the axis of counts', () => {
  it.each([
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
    [7, [0, 2, 4, 6, 8]],
    [37, [0, 10, 20, 30, 40]],
    [98, [0, 25, 50, 75, 100]],
    [1_201, [0, 500, 1_000, 1_500, 2_000]],
  ])('of %i has whole numbers that hold it', (most, marks) => {
    expect(countAxis(most)).toEqual(marks);
  });

  it('holds every count between its ends', () => {
    for (let most = 1; most < 3_000; most += 7) {
      const marks = countAxis(most);
      expect(marks.at(-1)).toBeGreaterThanOrEqual(most);
      expect(marks.every(Number.isInteger)).toBe(true);
    }
  });
});

describe('the axis of shares', () => {
  it.each([0.001, 0.03, 0.07, 0.13, 0.39, 0.55, 0.77, 1])('of %f has whole percents', (most) => {
    const marks = shareAxis(most);
    expect(marks.at(-1)).toBeGreaterThanOrEqual(most);
    for (const mark of marks)
      expect(Math.abs(mark * 100 - Math.round(mark * 100))).toBeLessThan(1e-9);
  });
});

describe('plots', () => {
  it('say in a sentence what they show, and bring their figures as a table', () => {
    const format = String;
    const { getAllByRole, getAllByText } = render(
      <>
        <BarsPlot {...frame} format={format} bars={[{ name: 'May', count: 3, isOpen: false }]} />
        <BulletPlot {...frame} format={format} value={3} target={10} due={5} range={null} />
        <StacksPlot
          {...frame}
          percent={format}
          days={[1, 30]}
          names={['on', 'back', 'waits']}
          stacks={[{ days: 3, shares: [0.4, 0.2] }]}
        />
      </>,
    );
    for (const image of getAllByRole('img')) {
      expect(image.getAttribute('aria-label')).toBe('What it shows.');
    }
    // Once behind what opens it, and once for paper.
    expect(getAllByText('rows')).toHaveLength(6);
  });

  it('draws a stack up to all of it at every step', () => {
    const { container } = render(
      <StacksPlot
        {...frame}
        percent={String}
        days={[1, 30]}
        names={['on', 'back', 'waits']}
        stacks={[{ days: 3, shares: [0.4, 0.2] }]}
      />,
    );
    const heights = [...container.querySelectorAll('.part')].map((part) =>
      Number(part.getAttribute('height')),
    );
    const whole = heights.slice(0, 3).reduce((sum, each) => sum + each, 0);
    expect(heights.slice(3).reduce((sum, each) => sum + each, 0)).toBeCloseTo(whole);
  });
});

describe('a table of figures', () => {
  const sheet = {
    name: 'ladder',
    title: 'The ladder',
    head: ['Stage', 'People'],
    rows: [['=HYPERLINK("x")', { text: '12', shown: <b>twelve</b> }]],
    note: 'Version 3.',
  } as const;

  it('is saved for a spreadsheet, without a formula in it', async () => {
    const { shell, findByTestId } = drawPage(
      fakeBus({ 'site.appearance': appearance() }),
      <FigureTable {...sheet} />,
    );
    const save = vi.spyOn(shell, 'save');
    fireEvent.click(await findByTestId('csv-ladder'));
    const [name, type, text] = save.mock.calls[0] ?? [];
    expect([name, type]).toEqual(['relevo-ladder.csv', 'text/csv;charset=utf-8']);
    expect(text).toBe('\ufeff"Stage","People"\r\n"\'=HYPERLINK(""x"")","12"\r\n"Version 3."\r\n');
  });

  it('is copied as text with what it rests on, and says so', async () => {
    const { shell, findByTestId, findByText } = drawPage(
      fakeBus({ 'site.appearance': appearance() }),
      <FigureTable {...sheet} />,
    );
    const copy = vi.spyOn(shell, 'copy');
    fireEvent.click(await findByTestId('copy-ladder'));
    await waitFor(() =>
      expect(copy).toHaveBeenCalledWith(
        'The ladder\nStage\tPeople\n=HYPERLINK("x")\t12\nVersion 3.',
      ),
    );
    await findByText('Copied.');
  });
});
