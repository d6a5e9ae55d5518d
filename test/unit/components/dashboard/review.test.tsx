// @vitest-environment happy-dom
import { cleanup, fireEvent, waitFor } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, it } from 'vitest';
import { BlockNote } from '../../../../components/dashboard/review/BlockNote';
import { DecisionItem } from '../../../../components/dashboard/review/DecisionItem';
import { OwnTruth } from '../../../../components/dashboard/review/OwnTruth';
import type { DecisionVersion, ReviewBook } from '../../../../lib/domain/review/book';
import type { TruthKind } from '../../../../lib/domain/truth/stage-truth';
import { drawPage } from '../draw';
import { fakeBus, type Script } from '../fake-bus';
import { appearance, card, NOW, outboxView, person } from '../people';

afterEach(cleanup);

const written = (id: string) => ({
  id: id.repeat(64).slice(0, 64),
  who: 'Nora Vidal',
  at: NOW,
  isConfirmed: true,
  claims: null,
});
const BOOK: ReviewBook = {
  kept: [],
  decisions: [],
  notes: [],
  unreadable: 0,
  me: 'Nora Vidal',
  people: ['Nora Vidal', 'Greta Lund'],
  isDeviceOnly: false,
  mayWrite: true,
};

const truth = (kind: TruthKind): Script => ({
  'site.appearance': appearance(),
  'truth.own': {
    findings: [
      {
        kind,
        contactId: person().contactId,
        name: 'Ada Alder',
        company: null,
        owner: 'Nora Vidal',
        since: NOW - 86_400_000,
      },
    ],
    people: 1,
    unread: [],
  },
  'handOffs.person': person({ stage: kind === 'customer-deal-lost' ? 'customer' : 'sql' }),
  'site.card': card({ stage: 'customer' }),
  'site.move': { intentId: 'i' },
  'outbox.list': outboxView(),
  'tab.wish': null,
});

describe('a stage that does not fit', () => {
  it('moves forward by one click, with an offer to take it back', async () => {
    const bus = fakeBus(truth('won-not-customer'));
    const { findByTestId } = drawPage(bus, <OwnTruth />);
    fireEvent.click(await findByTestId('truth-step-won-not-customer'));
    await waitFor(() => expect(bus.inputs('site.move')).toHaveLength(1));
    expect(bus.inputs('site.move')).toMatchObject([{ from: 'sql', to: 'customer' }]);
    expect(await findByTestId('undo-bar')).toBeTruthy();
  });

  it('never moves back without a reason: the card asks for it', async () => {
    const bus = fakeBus(truth('customer-deal-lost'));
    const { findByTestId } = drawPage(bus, <OwnTruth />);
    fireEvent.click(await findByTestId('truth-step-customer-deal-lost'));
    expect(await findByTestId('truth-card')).toBeTruthy();
    await waitFor(() => expect(bus.inputs('site.card').length).toBeGreaterThan(0));
    expect(bus.inputs('site.move')).toEqual([]);
  });

  it('draws nothing where all stages fit', async () => {
    const none = { findings: [], people: 3, unread: [] };
    const bus = fakeBus({ ...truth('mql-silent'), 'truth.own': none });
    const { queryByTestId } = drawPage(bus, <OwnTruth />);
    await waitFor(() => expect(bus.inputs('truth.own')).toHaveLength(1));
    expect(queryByTestId('today-truth')).toBeNull();
  });
});

describe('what is written over something', () => {
  const version = (id: string, text: string): DecisionVersion => ({
    ...written(id),
    text,
    owner: null,
    due: null,
    state: 'open',
  });

  it('replaces all versions of a contested decision once one of them is chosen', async () => {
    const bus = fakeBus({ 'site.appearance': appearance(), 'review.decide': { id: 'x' } });
    const versions = [version('a', 'Call'), version('b', 'Write')];
    const decision = { id: 'abcdef01', week: '2026-11-09', isOpen: true, versions };
    const { findAllByTestId } = drawPage(bus, <DecisionItem decision={decision} book={BOOK} />);
    const [, second] = await findAllByTestId('decision-choose');
    if (second === undefined) throw new Error('no choice');
    fireEvent.click(second);
    await waitFor(() => expect(bus.inputs('review.decide')).toHaveLength(1));
    const replaces = versions.map(({ id }) => id);
    expect(bus.inputs('review.decide')).toMatchObject([{ text: 'Write', replaces }]);
  });

  it('names what stood there when the writing began, not what came later', async () => {
    const bus = fakeBus({ 'site.appearance': appearance(), 'review.note': { id: 'x' } });
    const noteOf = (id: string, text: string): ReviewBook => ({
      ...BOOK,
      notes: [{ week: '2026-11-09', block: 'goals', versions: [{ ...written(id), text }] }],
    });
    let show: (book: ReviewBook) => void = () => undefined;
    function Part() {
      const [book, setBook] = useState(noteOf('a', 'First'));
      show = setBook;
      return (
        <BlockNote book={book} week="2026-11-09" block="goals" title="Goals" isClosed={false} />
      );
    }
    const page = drawPage(bus, <Part />);
    fireEvent.click(await page.findByTestId('note-edit-goals'));
    const field = await page.findByTestId('note-text-goals');
    fireEvent.input(field, { target: { value: 'Mine' } });
    show(noteOf('b', 'Theirs, a moment later'));
    expect(await page.findByText('Theirs, a moment later')).toBeTruthy();
    fireEvent.submit(page.getByTestId('note-text-goals').closest('form') as HTMLFormElement);
    await waitFor(() => expect(bus.inputs('review.note')).toHaveLength(1));
    expect(bus.inputs('review.note')).toMatchObject([
      { text: 'Mine', replaces: [written('a').id] },
    ]);
  });
});
