// @vitest-environment happy-dom
import { cleanup, fireEvent } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { HandOffLine } from '../../../../components/person/HandOffLine';
import { VerdictBar } from '../../../../components/person/VerdictBar';
import { drawPiece } from '../draw';
import { appearance, handOff, NOW } from '../people';

afterEach(cleanup);

const { reasons } = appearance();

it('accepts by one click, rejects by two with the reason chosen, recycles by two with a date', () => {
  const onVerdict = vi.fn();
  const { getByTestId, queryByTestId } = drawPiece(
    <VerdictBar
      verdicts={['accepted', 'rejected', 'recycled']}
      reasons={reasons}
      busy={false}
      onVerdict={onVerdict}
    />,
  );
  fireEvent.click(getByTestId('verdict-accepted'));
  expect(onVerdict.mock.calls[0]?.slice(0, 2)).toEqual(['accepted', {}]);
  fireEvent.click(getByTestId('verdict-rejected'));
  expect(onVerdict).toHaveBeenCalledTimes(1);
  fireEvent.click(getByTestId('choice-no-budget'));
  expect(onVerdict.mock.calls[1]?.slice(0, 2)).toEqual(['rejected', { reasonId: 'no-budget' }]);
  expect(queryByTestId('choice-no-budget')).toBeNull();
  fireEvent.click(getByTestId('verdict-recycled'));
  fireEvent.click(getByTestId('choice-30'));
  expect(onVerdict.mock.calls[2]?.slice(0, 2)).toEqual(['recycled', { date: '2026-12-19' }]);
});

it('takes a reason for recycling beside the date, which stays optional and can be taken back', () => {
  const onVerdict = vi.fn();
  const { getByTestId, queryByTestId } = drawPiece(
    <VerdictBar
      verdicts={['recycled', 'decided-sql']}
      reasons={reasons}
      busy={false}
      onVerdict={onVerdict}
    />,
  );
  fireEvent.click(getByTestId('verdict-recycled'));
  expect(document.activeElement).toBe(getByTestId('choice-7'));
  const why = getByTestId('why-not-ready');
  fireEvent.click(why);
  expect(why.getAttribute('aria-pressed')).toBe('true');
  expect(onVerdict).not.toHaveBeenCalled();
  fireEvent.click(getByTestId('choice-14'));
  expect(onVerdict.mock.calls[0]?.slice(0, 2)).toEqual([
    'recycled',
    { date: '2026-12-03', reasonId: 'not-ready' },
  ]);
  fireEvent.click(getByTestId('verdict-recycled'));
  fireEvent.click(getByTestId('why-not-ready'));
  fireEvent.click(getByTestId('why-not-ready'));
  fireEvent.click(getByTestId('choice-14'));
  expect(onVerdict.mock.calls[1]?.slice(0, 2)).toEqual(['recycled', { date: '2026-12-03' }]);
  fireEvent.click(getByTestId('verdict-decided-sql'));
  expect(queryByTestId('why-not-ready')).toBeNull();
  expect(getByTestId('choice-14').textContent).toBe('in 14 daysDec 3');
});

it('takes any date from tomorrow on beside the ones that it offers', () => {
  const onVerdict = vi.fn();
  const { getByTestId } = drawPiece(
    <VerdictBar verdicts={['recycled']} reasons={reasons} busy={false} onVerdict={onVerdict} />,
  );
  fireEvent.click(getByTestId('verdict-recycled'));
  const [field, give] = [getByTestId('own-date'), getByTestId('own-date-give')];
  const dates = [...field.querySelectorAll('option')].map(({ value }) => value);
  expect([dates[0], dates[57], dates.length]).toEqual(['2026-11-20', '2027-01-16', 366]);
  expect(new Set(dates).size).toBe(366);
  fireEvent.change(field, { target: { value: '2027-01-15' } });
  fireEvent.click(getByTestId('why-not-ready'));
  fireEvent.click(give);
  expect(onVerdict.mock.calls[0]?.slice(0, 2)).toEqual([
    'recycled',
    { date: '2027-01-15', reasonId: 'not-ready' },
  ]);
});

it('leaves the keys of a field to the field', () => {
  const { getByTestId } = drawPiece(
    <VerdictBar verdicts={['recycled']} reasons={reasons} busy={false} onVerdict={vi.fn()}>
      <textarea data-testid="words" />
    </VerdictBar>,
  );
  fireEvent.click(getByTestId('verdict-recycled'));
  for (const id of ['own-date', 'words']) {
    getByTestId(id).focus();
    for (const key of ['ArrowDown', 'ArrowUp', 'Home', 'End'])
      expect(fireEvent.keyDown(getByTestId(id), { key })).toBe(true);
    expect(document.activeElement).toBe(getByTestId(id));
  }
});

it('asks for the date alone where the agreement has no reasons to recycle', () => {
  const { getByTestId, container } = drawPiece(
    <VerdictBar
      verdicts={['recycled']}
      reasons={{ ...reasons, recycled: [] }}
      busy={false}
      onVerdict={vi.fn()}
    />,
    'es',
  );
  fireEvent.click(getByTestId('verdict-recycled'));
  expect(container.querySelectorAll('[data-testid^="why-"]')).toHaveLength(0);
  expect(getByTestId('choice-92').textContent).toContain('dentro de 3 meses');
});

it('is left by Escape without saying anything, and marks every button that writes', () => {
  const onVerdict = vi.fn();
  const { getByTestId, queryByTestId, container } = drawPiece(
    <VerdictBar verdicts={['returned']} reasons={reasons} busy={false} onVerdict={onVerdict} />,
  );
  fireEvent.click(getByTestId('verdict-returned'));
  expect(container.querySelectorAll('button:not([data-write])')).toHaveLength(0);
  fireEvent.keyDown(getByTestId('choice-no-budget'), { key: 'Escape' });
  expect(queryByTestId('choice-no-budget')).toBeNull();
  expect(onVerdict).not.toHaveBeenCalled();
});

it('says where the hand-off stands and what marketing answered', () => {
  const note = {
    id: 'n',
    at: NOW,
    who: 'Mara',
    claimed: null,
    kind: 'feedback',
    verdict: 'comment',
    reason: null,
    campaign: null,
    date: null,
    text: 'We take them out',
    edited: false,
    about: null,
    dealtWith: false,
  } as const;
  const thread = {
    first: { ...note, verdict: 'rejected', who: 'Nora' },
    answers: [note],
    undone: false,
    orphan: false,
    dealtWith: null,
    newestAt: NOW,
  } as const;
  const view = handOff({ state: 'rejected', who: 'Nora', reason: 'No budget', threads: [thread] });
  const { getByTestId } = drawPiece(<HandOffLine handOff={view} />);
  expect(getByTestId('hand-off').textContent).toContain(
    'Rejected · yesterday · Nora · No budget'.replace('yesterday', '20 hr. ago'),
  );
  expect(getByTestId('answer').textContent).toBe('Mara answered:We take them out');
});
