import { useState } from 'preact/hooks';
import { Card, type CardProps } from '../../../components/person/Card';
import { Duplicates } from '../../../components/person/Duplicates';
import { LinkLine } from '../../../components/person/LinkLine';
import { Notice } from '../../../components/person/Notice';
import { PossibleMatches } from '../../../components/person/PossibleMatches';
import { Skeleton } from '../../../components/person/Skeleton';
import { Strip } from '../../../components/person/Strip';
import { Unknown } from '../../../components/person/Unknown';
import { Shielded } from '../../../components/Say';
import type { Language } from '../../../lib/domain/base/text';
import type { CardView } from '../../../lib/domain/views/person';
import { appearance, card, intent, NOW, person } from '../../unit/components/people';

const STATES: Readonly<Record<string, CardView>> = {
  mql: card(),
  lead: card({
    stage: 'lead',
    advice: 'do-not-contact',
    clock: null,
    score: 41,
    gaps: [
      { what: 'email-events', why: 'plan', detail: 'Marketing Hub Professional' },
      { what: 'meetings', why: 'scope', detail: 'sales-email-read' },
    ],
  }),
  conflict: card({
    stage: 'sql',
    clock: null,
    intents: [
      intent({ state: 'parked', park: { reason: 'conflict', detail: '', theirs: 'opportunity' } }),
      intent({
        intentId: '00000000-0000-4000-8000-000000000009',
        action: { kind: 'note', text: 'Wants the price for 40 seats before Friday.' },
        state: 'doubtful',
      }),
    ],
  }),
  offline: card({
    stage: 'opportunity',
    clock: {
      kind: 'attend-opportunity',
      startedAt: NOW,
      dueAt: NOW - 7_200_000,
      state: 'late',
      agreementVersion: 1,
    },
    failure: { code: 'crm/offline', detail: '' },
    intents: [intent()],
    readAt: NOW - 5 * 3_600_000,
  }),
  customer: card({
    stage: 'customer',
    clock: null,
    touches: [],
    moreTouches: false,
    owner: null,
    campaign: null,
  }),
  unmapped: card({
    stage: null,
    nativeStage: 'Evangelist <b>x</b>',
    clock: null,
    name: '\u202eevil "><img src=x onerror=alert(1)>',
    scoreDetail: {
      value: 64,
      fit: 0,
      engagement: 0,
      source: 'crm',
      agreementVersion: null,
      reasons: [
        {
          id: 'crm',
          part: 'crm',
          label: { en: 'HubSpot score', es: 'Puntuación de HubSpot' },
          points: 64,
          at: null,
        },
      ],
    },
    mqlThreshold: 60,
    score: 64,
  }),
};

const QUESTION = {
  who: 'Marisol Quintana',
  candidates: [
    {
      person: person(),
      compared: [
        { trait: 'name', here: 'Marisol Quintana', there: 'Marisol Quintana', agrees: true },
        { trait: 'company', here: 'Alder Works', there: 'Alder Works S.L.', agrees: true },
        { trait: 'job', here: 'Sailing instructor', there: 'Head of Operations', agrees: false },
        { trait: 'profile', here: 'marisol-quintana-2', there: 'marisol-quintana', agrees: false },
      ],
      offer: 'x',
      email: 'marisol@alder-works.example',
      owner: 'Ines Falk',
      lastTouchAt: NOW - 86_400_000,
    },
  ],
  refused: [{ name: 'Marisol Quintana', offer: 'y' }],
} as const;

const LINK = {
  answer: 'x',
  profile: { slug: 'marisol-quintana', held: null, offer: 'y' },
} as const;

/** The card in many states as a foreign page would show it, and the pieces beside it. */
export function Cards({ language }: { language: Language }) {
  const looks = appearance(language);
  const [focus, setFocus] = useState<string | null>('e:a@b.example');
  const props: Omit<CardProps, 'view'> = {
    reasons: looks.reasons,
    sample: true,
    busy: false,
    failure: null,
    undo: null,
    onMove: () => undefined,
    onVerdict: () => undefined,
    onUndo: () => undefined,
    onUndoExpire: () => undefined,
    onNote: () => undefined,
    onDecide: () => undefined,
  };
  return (
    <Shielded>
      <div style={{ padding: '16px', display: 'grid', gap: '12px' }}>
        <Strip
          focus={focus}
          onFocus={(key) => setFocus(focus === key ? null : key)}
          people={[
            { label: 'a', result: { key: 'e:a@b.example', state: 'known', person: person() } },
            {
              label: 'Nia Okafor',
              result: { key: 'e:n@b.example', state: 'unknown', askedAt: 0, adding: false },
            },
            { label: 'Leo', result: { key: 'e:l@b.example', state: 'asking' } },
            {
              label: 'info@cedar.example',
              result: { key: 'e:i@b.example', state: 'several', people: [] },
            },
          ]}
        />
        <Notice
          people={[person({ stage: 'lead', advice: 'do-not-contact' })]}
          onAsk={() => undefined}
        />
      </div>
      <div
        style={{
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fill, minmax(300px, 340px))',
          gap: '16px',
          padding: '16px',
        }}
      >
        {Object.entries(STATES).map(([name, view]) => (
          <div key={name} data-state-of-card={name}>
            <Card
              {...props}
              view={view}
              undo={
                name === 'customer'
                  ? {
                      intentId: 'i',
                      ticket: 't',
                      contactId: 'c1',
                      name: view.name,
                      label: { to: 'customer' },
                      until: NOW + 9_000,
                    }
                  : null
              }
              undoLeftMs={600_000}
            />
          </div>
        ))}
        <Unknown who="nia@birch.example" adding={false} onAdd={() => undefined} />
        <Duplicates
          people={[person(), person({ contactId: 'c2', stage: 'customer', clock: null })]}
          onChoose={() => undefined}
        />
        <PossibleMatches {...QUESTION} busy={false} onAnswer={() => undefined} />
        <LinkLine link={LINK} busy={false} onAnswer={() => undefined} onProfile={() => undefined} />
        <Skeleton />
      </div>
    </Shielded>
  );
}
