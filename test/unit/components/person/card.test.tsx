// @vitest-environment happy-dom
import { cleanup, fireEvent } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Card, type CardProps } from '../../../../components/person/Card';
import { Decision } from '../../../../components/person/Decision';
import { Duplicates } from '../../../../components/person/Duplicates';
import { LinkLine } from '../../../../components/person/LinkLine';
import { Notice } from '../../../../components/person/Notice';
import {
  PossibleMatches,
  type PossibleMatchesProps,
} from '../../../../components/person/PossibleMatches';
import { Skeleton } from '../../../../components/person/Skeleton';
import { Strip } from '../../../../components/person/Strip';
import { Unknown } from '../../../../components/person/Unknown';
import { Shielded } from '../../../../components/Say';
import { SurfaceProvider } from '../../../../components/surface';
import { cardKey } from '../../../../components/workspace/card-keys';
import type { CardView, MatchOrigin } from '../../../../lib/domain/views/person';
import { cardWords } from '../../../../lib/i18n/card-translator';
import { drawPiece } from '../draw';
import { appearance, card, handOff, intent, NOW, person, toPromote } from '../people';

afterEach(cleanup);

function props(view: CardView, part: Partial<CardProps> = {}): CardProps {
  return {
    view,
    reasons: appearance().reasons,
    sample: false,
    busy: false,
    failure: null,
    undo: null,
    onMove: vi.fn(),
    onVerdict: vi.fn(),
    onUndo: vi.fn(),
    onUndoExpire: vi.fn(),
    ...part,
  };
}

/** Every state at once: what can stand in a shielded tree. */
const EVERYTHING = card({
  gaps: [{ what: 'events', why: 'plan', detail: 'Enterprise' }],
  intents: [
    intent(),
    intent({ intentId: 'b', action: { kind: 'note', text: 'a secret note' }, state: 'doubtful' }),
    intent({
      intentId: 'c',
      state: 'parked',
      park: { reason: 'conflict', detail: 'words', theirs: 'customer' },
    }),
  ],
  failure: { code: 'crm/offline', detail: '' },
});

const UNDO = {
  intentId: 'i',
  ticket: 't',
  contactId: 'c1',
  name: 'Marisol',
  label: { to: 'sql' },
  until: NOW + 10_000,
} as const;

function lettersIn(node: Node): string[] {
  const found: string[] = [];
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) {
    if (/\S/u.test(text.textContent ?? '')) found.push(text.textContent ?? '');
  }
  return found;
}

describe('in a foreign page', () => {
  const pieces = {
    card: (
      <Card
        {...props(EVERYTHING, {
          sample: true,
          undo: UNDO,
          failure: { code: 'bug', detail: 'x' },
          keyOf: cardKey,
          onNote: vi.fn(),
          onOpenCrm: vi.fn(),
          onDecide: vi.fn(),
        })}
      />
    ),
    unmapped: (
      <Card
        {...props(card({ stage: null, nativeStage: 'Evangelist', touches: [], owner: null }))}
      />
    ),
    strip: (
      <Strip
        focus={null}
        onFocus={vi.fn()}
        people={[
          { label: 'Ana', result: { key: 'e:a@b.example', state: 'known', person: person() } },
          {
            label: 'Bo',
            result: { key: 'e:b@b.example', state: 'unknown', askedAt: 0, adding: false },
          },
          { label: 'Cy', result: { key: 'e:c@b.example', state: 'asking' } },
          { label: 'Di', result: { key: 'e:d@b.example', state: 'several', people: [] } },
          {
            label: 'Ed',
            result: { key: 'e:e@b.example', state: 'failed', failure: { code: 'bug', detail: '' } },
          },
        ]}
      />
    ),
    notice: <Notice people={[person({ stage: 'lead' })]} onAsk={vi.fn()} />,
    'notice without a way': <Notice people={[person({ stage: 'lead' })]} />,
    unknown: <Unknown who="ana@b.example" adding={false} onAdd={vi.fn()} />,
    several: <Duplicates people={[person()]} onChoose={vi.fn()} />,
    skeleton: <Skeleton of="card" />,
  };

  it.each(Object.entries(pieces))(
    'the %s writes no text that find() could find, in either language',
    (_, piece) => {
      for (const language of ['en', 'es'] as const) {
        const { container, unmount } = drawPiece(<Shielded>{piece}</Shielded>, language);
        for (const button of container.querySelectorAll<HTMLElement>('[data-testid="move-open"]'))
          fireEvent.click(button);
        expect(lettersIn(container)).toEqual([]);
        expect(
          container.querySelectorAll(
            'input, textarea, select, title, [contenteditable], [placeholder]',
          ).length,
        ).toBe(0);
        unmount();
      }
    },
  );

  it('draws what it does not write', () => {
    const { container } = drawPiece(<Shielded>{pieces.card}</Shielded>);
    const drawn = [...container.querySelectorAll('[data-say]')].map((node) =>
      node.getAttribute('data-say'),
    );
    expect(drawn).toContain('Marisol Quintana');
    expect(drawn).toContain('MQL');
    expect(drawn).toContain('72');
  });

  it('keeps names for those who cannot see', () => {
    const { getByLabelText } = drawPiece(<Shielded>{pieces.card}</Shielded>);
    expect(getByLabelText('Marisol Quintana')).toBeTruthy();
    expect(getByLabelText('Marketing-qualified lead (MQL), Score 72 of 100')).toBeTruthy();
  });
});

it('warns of a person who must not be contacted, softly where they wrote first', () => {
  const lead = person({ stage: 'lead' });
  const drawn = (wroteFirst?: () => boolean) => {
    const notice = <Notice people={[lead]} wroteFirst={wroteFirst} />;
    const { getByTestId, unmount } = drawPiece(notice);
    const words = getByTestId('notice').textContent;
    unmount();
    return words;
  };
  expect(drawn()).toContain('don’t contact yet');
  expect(drawn(() => true)).toContain('Marisol Quintana (Lead) wrote to you: answer');
});

it('warns of several recipients in one line, and of those who wrote first in another', () => {
  const lead = (name: string, contactId: string) => person({ name, contactId, stage: 'lead' });
  const people = [lead('Amelia Hart', 'a'), lead('Owen Price', 'o'), lead('Bo Ek', 'b')];
  const onAsk = vi.fn();
  const { getByTestId, getAllByTestId } = drawPiece(
    <Notice people={people} wroteFirst={({ contactId }) => contactId === 'b'} onAsk={onAsk} />,
  );
  const lines = [...getByTestId('notice').querySelectorAll('p')].map((line) => line.textContent);
  expect(lines).toHaveLength(2);
  expect(lines[0]).toContain('Amelia Hart (Lead), Owen Price (Lead)');
  expect(lines[0]).toContain('2 ');
  expect(lines[1]).toContain('Bo Ek');
  expect(lines[1]).not.toContain('don’t contact');
  fireEvent.click(getAllByTestId('notice-ask')[0] as HTMLElement);
  expect(onAsk.mock.calls[0]?.[0]).toMatchObject({ contactId: 'a' });
});

it('says under the name that what it shows is old, and at its foot that it is fresh', () => {
  const place = (view: CardView) => {
    const { getByTestId, unmount } = drawPiece(<Card {...props(view)} />);
    const found = getByTestId('freshness');
    const words = [found.closest('header, footer')?.localName, found.textContent];
    unmount();
    return words;
  };
  expect(place(card())[0]).toBe('footer');
  expect(place(card({ stale: true }))).toEqual(['header', expect.stringContaining('ago')]);
  const failure = { code: 'crm/offline', detail: '' } as const;
  expect(place(card({ failure }))[0]).toBe('header');
});

it('says of a lead over the threshold that they qualify, on the chip and in the advice', () => {
  const view = card({ stage: 'lead', advice: 'qualifies', score: 64, mqlThreshold: 50 });
  const { getByTestId } = drawPiece(<Card {...props(view)} />);
  expect(getByTestId('stage-chip').textContent).toBe('Lead · qualifies64');
  expect(getByTestId('advice').textContent).toBe(
    'Score 64 reaches the threshold of 50: accept or reject.',
  );
});

describe('the next step', () => {
  it('names the next stage and asks for it once, with the event', () => {
    const onMove = vi.fn();
    const { getByTestId } = drawPiece(<Card {...props(toPromote(), { onMove })} />);
    expect(getByTestId('promote').textContent).toContain('Sales-qualified lead (SQL)');
    fireEvent.click(getByTestId('promote'));
    expect(onMove.mock.calls.map(([to, reason]) => [to, reason])).toEqual([['sql', undefined]]);
    expect(onMove.mock.calls[0]?.[2]).toBeInstanceOf(Event);
  });

  it('is closed with the reason where the move is not the rep’s', () => {
    const moves = toPromote().moves.map((move) =>
      move.to === 'sql' ? { ...move, allowed: false, refusal: 'not-yours' as const } : move,
    );
    const { getByTestId } = drawPiece(<Card {...props(toPromote({ moves }))} />);
    expect(getByTestId('promote').hasAttribute('disabled')).toBe(true);
    expect(getByTestId('promote-refused').textContent).toBe(
      'From here, only marketing can move them forward.',
    );
  });

  it('is to accept where that is asked for, then to qualify with a date, never twice', () => {
    const steps = [
      [card(), 'verdict-accepted', 'Accept'],
      [
        card({
          handOff: handOff({
            state: 'accepted',
            verdicts: ['decided-sql', 'recycled', 'returned'],
          }),
        }),
        'verdict-decided-sql',
        'Qualify (SQL)…',
      ],
    ] as const;
    for (const [view, id, words] of steps) {
      const { container, getByTestId, queryByTestId, unmount } = drawPiece(
        <Card {...props(view)} />,
      );
      expect(queryByTestId('promote')).toBeNull();
      expect([...container.querySelectorAll('.primary, .promote')]).toEqual([getByTestId(id)]);
      expect(getByTestId(id).textContent).toBe(words);
      fireEvent.click(getByTestId('move-open'));
      expect(queryByTestId('move-lead')).toBeNull();
      expect(queryByTestId('move-sql') === null).toBe(id === 'verdict-decided-sql');
      unmount();
    }
  });

  it('of an SQL is the opportunity, beside a new date to follow up', () => {
    const view = card({
      stage: 'sql',
      handOff: handOff({ state: 'sql', verdicts: ['decided-sql', 'recycled', 'returned'] }),
    });
    const { getByTestId, container } = drawPiece(<Card {...props(view)} />);
    expect(getByTestId('promote').textContent).toContain('Opportunity');
    expect(container.querySelectorAll('.primary')).toHaveLength(0);
    // The next agreed step stands first, the ways out after it.
    const order = [...container.querySelectorAll('.act button')].map((one) =>
      one.getAttribute('data-testid'),
    );
    expect(order.slice(0, 2)).toEqual(['promote', 'verdict-decided-sql']);
    expect(getByTestId('verdict-decided-sql').textContent).toBe('Follow up later…');
  });

  it('does not exist for a customer or without a stage', () => {
    for (const stage of ['customer', null] as const) {
      const { queryByTestId, unmount } = drawPiece(<Card {...props(card({ stage }))} />);
      expect(queryByTestId('promote')).toBeNull();
      unmount();
    }
  });
});

describe('moving back', () => {
  it('asks why and moves with the reason', () => {
    const onMove = vi.fn();
    const { getByTestId, queryByTestId } = drawPiece(<Card {...props(toPromote(), { onMove })} />);
    fireEvent.click(getByTestId('move-open'));
    expect(queryByTestId('move-visitor')).toBeNull();
    fireEvent.click(getByTestId('move-lead'));
    expect(onMove).not.toHaveBeenCalled();
    fireEvent.click(getByTestId('reason-no-budget'));
    expect(onMove.mock.calls.map(([to, reason]) => [to, reason])).toEqual([['lead', 'no-budget']]);
    expect(queryByTestId('reason-no-budget')).toBeNull();
  });

  it('moves forward past a stage without asking', () => {
    const onMove = vi.fn();
    const { getByTestId } = drawPiece(<Card {...props(toPromote(), { onMove })} />);
    fireEvent.click(getByTestId('move-open'));
    fireEvent.click(getByTestId('move-customer'));
    expect(onMove.mock.calls.map(([to, reason]) => [to, reason])).toEqual([
      ['customer', undefined],
    ]);
  });

  it('walks by arrows and closes by Escape, back where it was opened', async () => {
    const { getByTestId, queryByTestId, findByTestId } = drawPiece(
      <Card {...props(toPromote())} />,
    );
    fireEvent.click(getByTestId('move-open'));
    const first = await findByTestId('move-lead');
    await vi.waitFor(() => expect(document.activeElement).toBe(first), 20_000);
    fireEvent.keyDown(first, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(getByTestId('move-opportunity'));
    fireEvent.keyDown(getByTestId('move-opportunity'), { key: 'Escape' });
    expect(queryByTestId('move-lead')).toBeNull();
    expect(document.activeElement).toBe(getByTestId('move-open'));
  });
});

it('the reasons shown add up to the score shown', () => {
  const { getByTestId } = drawPiece(<Card {...props(card())} />);
  const rows = [...getByTestId('score-reasons').querySelectorAll('tbody tr td:last-child')];
  const sum = rows.reduce((total, cell) => total + Number(cell.textContent?.replace('−', '-')), 0);
  expect(sum).toBe(Number(getByTestId('score-value').textContent));
  expect(rows.length).toBe(5);
});

it('groups touches by day, and the same one several times in a day into one line', () => {
  const [first] = card().touches;
  if (first === undefined) throw new Error('no touch');
  const again = [1, 2].map((count) => ({ ...first, id: `t1-${count}`, at: first.at - count }));
  const { getByTestId } = drawPiece(
    <Card {...props(card({ touches: [first, ...again, ...card().touches.slice(1)] }))} />,
  );
  const [line] = [...getByTestId('timeline').querySelectorAll('li')];
  expect(line?.textContent).toContain('Pricing for teams: see the three plans ×3');
  expect(line?.textContent).toContain('Marketing · Email clicked');
  const days = [...getByTestId('timeline').querySelectorAll('h4')].map((day) => day.textContent);
  expect(days.slice(0, 2)).toEqual(['Today', 'Yesterday']);
  expect(days.length).toBe(4);
});

it('says what the CRM would not return', () => {
  const { getByTestId } = drawPiece(<Card {...props(EVERYTHING)} />);
  expect(getByTestId('gaps').textContent).toBe(
    'Your CRM plan does not include events (Enterprise).',
  );
});

const pendingActions = () => ({
  retry: { label: 'Try again', run: vi.fn() },
  discard: { label: 'Discard', run: vi.fn() },
  confirm: { label: 'Confirm', run: vi.fn() },
  goBack: { label: 'Go back', run: vi.fn() },
  replace: { reasons: appearance().reasons.returned, run: vi.fn() },
});

it('shows a conflict with both sides and names its two ends; a step back asks why', () => {
  const actions = pendingActions();
  const { container, getByTestId } = drawPiece(
    <Card
      {...props(EVERYTHING, { decision: (one) => <Decision intent={one} actions={actions} /> })}
    />,
  );
  expect(getByTestId('both-sides').textContent).toBe(
    'Your changeSales-qualified lead (SQL)Now in the CRMCustomer',
  );
  expect(container.textContent).not.toContain('Try again');
  expect(getByTestId('discard').textContent).toBe('Keep Customer');
  expect(getByTestId('retry').textContent).toBe('Change to SQL');
  fireEvent.click(getByTestId('retry'));
  expect(actions.replace.run).not.toHaveBeenCalled();
  fireEvent.click(getByTestId('reason-not-now'));
  expect(actions.replace.run.mock.calls).toEqual([['c', 'customer', 'not-now']]);
  fireEvent.click(getByTestId('discard'));
  expect(actions.discard.run.mock.calls).toEqual([['c']]);
  expect(actions.retry.run).not.toHaveBeenCalled();
});

it('offers to try again only what failed', () => {
  const drawn = (part: Parameters<typeof intent>[0]) => {
    const view = card({ intents: [intent({ state: 'parked', ...part })] });
    const actions = pendingActions();
    const { queryByTestId, unmount } = drawPiece(
      <Card {...props(view, { decision: (one) => <Decision intent={one} actions={actions} /> })} />,
    );
    const words = queryByTestId('retry')?.textContent ?? null;
    unmount();
    return words;
  };
  expect(drawn({ park: { reason: 'permission', detail: '' } })).toBe('Try again');
  expect(
    drawn({
      action: { kind: 'profile', from: null, to: 'ada' },
      park: { reason: 'conflict', detail: 'ben' },
    }),
  ).toBeNull();
});

it('opens only https addresses of the CRM', () => {
  const onOpenCrm = vi.fn();
  const { queryByTestId, unmount } = drawPiece(
    <Card {...props(card({ url: 'javascript:alert(1)' }), { onOpenCrm })} />,
  );
  expect(queryByTestId('open-crm')).toBeNull();
  unmount();
  fireEvent.click(drawPiece(<Card {...props(card(), { onOpenCrm })} />).getByTestId('open-crm'));
  expect(onOpenCrm.mock.calls).toEqual([['https://crm.example/contacts/c1']]);
});

const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  '{name} {stage} $& %s',
  '\u202egnp.exe',
  `Zalgo ${'e\u0301'.repeat(200)}`,
  '\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 family',
  'a\u0000b\u2028c',
  'undefined',
  'null',
  '__proto__',
  'x'.repeat(20_000),
];

it.each(HOSTILE)('shows %j as text, in every place', (text) => {
  const view = card({
    name: text,
    company: text,
    jobTitle: text,
    owner: text,
    campaign: text,
    stage: null,
    nativeStage: text,
    touches: [
      {
        id: 't',
        contactId: 'c1',
        kind: 'form',
        at: NOW,
        title: text,
        channel: text,
        campaign: text,
        by: 'marketing',
      },
    ],
    gaps: [{ what: 'notes', why: 'scope', detail: text }],
    intents: [
      intent({
        action: { kind: 'note', text },
        state: 'parked',
        park: { reason: 'refused', detail: text },
      }),
    ],
  });
  const { container, getByTestId } = drawPiece(<Card {...props(view)} />);
  expect(container.querySelector('h2')?.textContent).toBe(text);
  expect(getByTestId('park-detail').textContent).toBe(text);
  expect(getByTestId('advice').textContent).toContain(text);
  expect(container.querySelectorAll('img, script').length).toBe(0);
});

describe('a question who a person is', () => {
  const compared = [
    { trait: 'name', here: 'Marisol Quintana', there: 'MARISOL QUINTANA', agrees: true },
    { trait: 'company', here: 'Alder Works', there: 'Alder Works S.L.', agrees: true },
    { trait: 'job', here: 'Sailing instructor', there: 'Head of Operations', agrees: false },
    { trait: 'profile', here: 'marisol-2', there: 'marisol', agrees: false },
  ] as const;
  const FACTS = {
    email: 'marisol@alder.example',
    owner: 'Ines Falk',
    lastTouchAt: NOW - 86_400_000,
  };
  const refused = [{ name: 'Mara Quintana', offer: 'refused-offer' }];

  function question(part: Partial<PossibleMatchesProps> = {}): PossibleMatchesProps {
    const candidates = [{ person: person(), compared, offer: 'offer', ...FACTS }];
    return {
      who: 'Marisol Quintana',
      candidates,
      refused,
      busy: false,
      onAnswer: vi.fn(),
      ...part,
    };
  }

  it('says what agrees, what differs with both sides, and another profile before all', () => {
    const { getByTestId, getAllByTestId } = drawPiece(<PossibleMatches {...question()} />);
    expect(getByTestId('agrees').textContent).toBe('The same: name, company');
    expect(getAllByTestId('differs').map(({ textContent }) => textContent)).toEqual([
      'job title: here “Sailing instructor”, in the CRM “Head of Operations”',
    ]);
    expect(getByTestId('other-profile').textContent).toContain('marisol');
    expect(getByTestId('candidate-facts').textContent).toBe(
      'marisol@alder.example · Owner: Ines Falk · Last touch: yesterday',
    );
    const lines = [...(getByTestId('candidate').querySelectorAll('.compared li') ?? [])];
    expect(lines[0]?.getAttribute('data-testid')).toBe('other-profile');
  });

  it('answers yes, no and taken back with the right offer, by buttons that the guard can judge', () => {
    const props = question();
    const { getByTestId } = drawPiece(<PossibleMatches {...props} />);
    for (const id of ['maybe-yes', 'maybe-no', 'maybe-back']) {
      expect(getByTestId(id).hasAttribute('data-write')).toBe(true);
      fireEvent.click(getByTestId(id));
    }
    const said = vi.mocked(props.onAnswer).mock.calls.map(([offer, same]) => [offer, same]);
    expect(said).toEqual([
      ['offer', true],
      ['offer', false],
      ['refused-offer', null],
    ]);
  });

  it('draws its buttons again when the candidates change places, so that none of them slides under a mouse as long seen', () => {
    const two = ['c1', 'c2'].map((contactId) => ({
      person: person({ contactId }),
      compared,
      offer: contactId,
      ...FACTS,
    }));
    const { getAllByTestId, rerender } = drawPiece(
      <PossibleMatches {...question({ candidates: two })} />,
    );
    const before = getAllByTestId('maybe-yes');
    const surface = (candidates: typeof two) => (
      <SurfaceProvider language="en" words={cardWords('en')} clock={() => NOW} onBroken={vi.fn()}>
        <PossibleMatches {...question({ candidates })} />
      </SurfaceProvider>
    );
    rerender(surface(two));
    expect(getAllByTestId('maybe-yes')).toEqual(before);
    rerender(surface(two.toReversed()));
    expect(getAllByTestId('maybe-yes').some((button) => before.includes(button))).toBe(false);
  });

  it('can be left open: nothing is said, and it can be asked again', () => {
    const props = question();
    const { getByTestId, queryByTestId } = drawPiece(<PossibleMatches {...props} />);
    fireEvent.click(getByTestId('maybe-unsure'));
    expect(queryByTestId('maybe-yes')).toBeNull();
    fireEvent.click(getByTestId('maybe-again'));
    expect(getByTestId('maybe-yes')).not.toBeNull();
    expect(props.onAnswer).not.toHaveBeenCalled();
  });

  it('leads to a page of ours where this surface may not answer', () => {
    const onOpenSurface = vi.fn();
    const candidates = [{ person: person(), compared, offer: null, ...FACTS }];
    const { getByTestId, queryByTestId } = drawPiece(
      <PossibleMatches {...question({ candidates, onOpenSurface })} />,
    );
    expect(queryByTestId('maybe-yes')).toBeNull();
    fireEvent.click(getByTestId('maybe-elsewhere'));
    expect(onOpenSurface).toHaveBeenCalledOnce();
  });

  it('has no text that a page could find, and neither have what follows from its answer and the choice of several', () => {
    const link = { answer: 'a', profile: { slug: 'marisol', held: 'marisol-old', offer: 'o' } };
    const { container } = drawPiece(
      <Shielded>
        <PossibleMatches {...question({ onOpenCrm: vi.fn() })} />
        <LinkLine link={link} busy={false} onAnswer={vi.fn()} onProfile={vi.fn()} />
        <Duplicates people={[person()]} onChoose={vi.fn()} onOpenCrm={vi.fn()} />
      </Shielded>,
    );
    expect(lettersIn(container)).toEqual([]);
  });

  it('says that a person is known by name only, where no key of theirs is shown', () => {
    const line = (link: MatchOrigin) => (
      <LinkLine link={link} busy={false} onAnswer={vi.fn()} onProfile={vi.fn()} />
    );
    const named = drawPiece(line({ answer: 'a', byName: true, profile: null }));
    expect(named.getByTestId('by-name').textContent).toContain('by name only');
    named.unmount();
    expect(drawPiece(line({ answer: 'a', profile: null })).queryByTestId('by-name')).toBeNull();
  });

  it('offers the CRM the profile, and says what it would take the place of', () => {
    const link = { answer: 'a', profile: { slug: 'marisol', held: 'marisol-old', offer: 'o' } };
    const [onAnswer, onProfile] = [vi.fn(), vi.fn()];
    const { getByTestId } = drawPiece(
      <LinkLine link={link} busy={false} onAnswer={onAnswer} onProfile={onProfile} />,
    );
    expect(getByTestId('link').textContent).toContain('marisol-old');
    fireEvent.click(getByTestId('add-profile'));
    fireEvent.click(getByTestId('not-them'));
    expect(onProfile.mock.calls[0]?.[0]).toEqual(link.profile);
    expect(onAnswer.mock.calls[0]?.slice(0, 2)).toEqual(['a', null]);
  });

  it('about several offers to open each in the CRM, and merges nothing', () => {
    const onOpenCrm = vi.fn();
    const people = [person(), person({ contactId: 'c2', url: 'http://not-https.example' })];
    const { getAllByTestId } = drawPiece(
      <Duplicates people={people} onChoose={vi.fn()} onOpenCrm={onOpenCrm} />,
    );
    const links = getAllByTestId('open-crm');
    expect(links.map((link) => link.getAttribute('aria-label'))).toEqual([
      'Open Marisol Quintana in the CRM',
    ]);
    links[0]?.click();
    expect(onOpenCrm).toHaveBeenCalledWith('https://crm.example/contacts/c1');
  });
});

describe('a profile that waits', () => {
  it('is shown as what it is, and another one in the CRM as what stands there', () => {
    const action = { kind: 'profile', from: null, to: 'marisol' } as const;
    const park = { reason: 'conflict', detail: 'marisol-other' } as const;
    const intents = [intent({ action }), intent({ intentId: 'p', action, state: 'parked', park })];
    const { getAllByTestId } = drawPiece(<Card {...props(card({ intents }))} />);
    const [parked, waiting] = getAllByTestId('pending').map(({ textContent }) => textContent);
    expect(waiting).toContain('LinkedIn profile: marisol');
    expect(parked).toContain('Nothing was overwritten');
    expect(parked).toContain('marisol-other');
  });
});

it('says under which version of the agreement score and clock were computed', () => {
  const detail = { ...card().scoreDetail, agreementVersion: 7 };
  const clock = {
    kind: 'accept-mql',
    startedAt: NOW,
    dueAt: NOW + 1,
    state: 'soon',
    agreementVersion: 8,
  } as const;
  const { getByTestId, queryByTestId, rerender } = drawPiece(
    <Card {...props(card({ scoreDetail: detail, clock }))} />,
  );
  expect(getByTestId('score-version').textContent).toContain('Agreement v7');
  expect(getByTestId('clock').title).toContain('Agreement v8');
  // A score of the CRM's own follows no agreement.
  const own = { ...detail, source: 'crm', agreementVersion: null } as const;
  rerender(<Card {...props(card({ scoreDetail: own, clock }))} />);
  expect(queryByTestId('score-version')).toBeNull();
});

it('names the stages of the ladder in short, and in full in a tip', () => {
  const { getByTestId } = drawPiece(<Card {...props(card())} />);
  const stages = [...getByTestId('ladder').querySelectorAll('li > span')];
  expect(stages.map((one) => one.textContent)).toEqual([
    'Visitor',
    'Lead',
    'MQL',
    'SQL',
    'Opportunity',
    'Customer',
  ]);
  expect(stages[2]?.getAttribute('title')).toBe('Marketing-qualified lead (MQL)');
});

it('shows with the parts of the score how each is drawn in the bar, and says them once', () => {
  const { getByTestId } = drawPiece(<Card {...props(card())} />);
  const summary = getByTestId('score').querySelector('summary');
  for (const part of ['fit', 'engagement'])
    expect(summary?.querySelectorAll(`:is(.bar, .grow) > .${part}`)).toHaveLength(2);
  expect(summary?.querySelectorAll('[aria-label]')).toHaveLength(0);
  expect(summary?.textContent?.replace(/\s+/g, ' ')).toBe(
    'Score72Fit 40 Engagement 32Why 72?MQL threshold: 60',
  );
});

it('holds the place of a card with more than lines of text', () => {
  const lines = (of: 'text' | 'card') => {
    const { getByTestId, unmount } = drawPiece(<Skeleton of={of} />);
    const found =
      getByTestId('skeleton').parentElement?.querySelectorAll(`[data-of=${of}] > i`).length ?? 0;
    unmount();
    return found;
  };
  expect([lines('text'), lines('card')]).toEqual([5, 9]);
});

it('asks for what waits for a decision before it offers the next step', () => {
  const park = { reason: 'conflict', detail: '', theirs: 'customer' } as const;
  const view = toPromote({ intents: [intent({ state: 'parked', park })] });
  const { container, getByTestId } = drawPiece(<Card {...props(view)} />);
  const parked = container.querySelector('.pending[data-state="parked"]');
  const after = parked?.compareDocumentPosition(getByTestId('promote'));
  expect(after).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
});
