// @vitest-environment happy-dom
import { cleanup, fireEvent, waitFor } from '@testing-library/preact';
import type { VNode } from 'preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { chipText } from '../../components/in-page/chip-text';
import { Preview } from '../../components/options/import/Preview';
import type { Reading } from '../../components/options/import/use-import';
import { Options } from '../../components/options/Options';
import { Card } from '../../components/person/Card';
import { Duplicates } from '../../components/person/Duplicates';
import { Notice } from '../../components/person/Notice';
import { Strip } from '../../components/person/Strip';
import { Unknown } from '../../components/person/Unknown';
import { Shielded } from '../../components/Say';
import { Popup } from '../../components/workspace/Popup';
import { CRM_CHOICES } from '../../lib/crm/registry';
import type { CardView, LookupResult, PersonView } from '../../lib/domain/views/person';
import { DEFAULT_SETTINGS } from '../../lib/domain/views/settings';
import { cardWords } from '../../lib/i18n/card-translator';
import { createChips } from '../../lib/sites/page/chips';
import { randomFrom } from '../crm/hubspot/seed/random';
import { drawPage, drawPiece } from '../unit/components/draw';
import { fakeBus, type Script } from '../unit/components/fake-bus';
import {
  appearance,
  card,
  connection,
  DIAGNOSTICS,
  intent,
  NOW,
  outboxView,
  person,
  tabView,
} from '../unit/components/people';
import { MARK } from './hostile';
import { type ValueCase, valueCases } from './values';
import { SEED } from './wire';

afterEach(cleanup);

const CASES = valueCases(randomFrom(SEED)).filter(
  ({ family, value }) =>
    /text|hostile|email|stage/.test(family) && value !== '' && value.length < 100_000,
);
const BENIGN = 'Ana';

const nothing = vi.fn();

/** A person in whose every field a text stands. */
function personOf(text: string): PersonView {
  return person({ name: text, company: text, jobTitle: text, stage: null, nativeStage: text });
}

function cardOf(text: string): CardView {
  return card({
    ...personOf(text),
    owner: text,
    campaign: text,
    emails: [text],
    touches: card().touches.map((touch) => ({
      ...touch,
      title: text,
      channel: text,
      campaign: text,
    })),
    gaps: [{ what: 'events', why: 'plan', detail: text }],
    intents: [
      intent({ intentId: 'a', action: { kind: 'note', text } }),
      intent({ intentId: 'b', action: { kind: 'add', email: text, name: text } }),
      intent({ intentId: 'c', state: 'parked', park: { reason: 'refused', detail: text } }),
    ],
  });
}

function cardPiece(text: string): VNode {
  const undo = {
    intentId: 'i',
    ticket: 't',
    contactId: 'c1',
    name: text,
    label: { to: 'sql' },
    until: NOW + 10_000,
  } as const;
  return (
    <Card
      view={cardOf(text)}
      reasons={{ rejected: [], recycled: [], returned: [{ id: 'why', label: text }] }}
      sample={false}
      busy={false}
      failure={null}
      undo={undo}
      onMove={nothing}
      onVerdict={nothing}
      onUndo={nothing}
      onUndoExpire={nothing}
      onOpenCrm={nothing}
    />
  );
}

function stripPeople(text: string): { label: string; result: LookupResult }[] {
  return [
    { label: text, result: { key: 'e:a@b.example', state: 'known', person: personOf(text) } },
    { label: text, result: { key: 'e:b@b.example', state: 'unknown', askedAt: 0, adding: false } },
    {
      label: text,
      result: {
        key: 'e:c@b.example',
        state: 'failed',
        failure: { code: 'crm/invalid', detail: text },
      },
    },
  ];
}

const PIECES: Readonly<Record<string, (text: string) => VNode>> = {
  card: cardPiece,
  'card in a foreign page': (text) => <Shielded>{cardPiece(text)}</Shielded>,
  strip: (text) => <Strip people={stripPeople(text)} focus={null} onFocus={nothing} />,
  'strip in a foreign page': (text) => (
    <Shielded>
      <Strip people={stripPeople(text)} focus={null} onFocus={nothing} />
    </Shielded>
  ),
  several: (text) => <Duplicates people={[personOf(text), personOf(text)]} onChoose={nothing} />,
  notice: (text) => <Notice people={[personOf(text)]} onAsk={nothing} onHide={nothing} />,
  unknown: (text) => <Unknown who={text} adding={false} onAdd={nothing} />,
};

function readingOf(text: string): Reading {
  const row = { line: 2, lastLine: 2, record: 2, cells: [text, text], broken: false };
  return {
    name: text,
    bytes: new Uint8Array(),
    table: {
      headerLine: 1,
      delimiter: ',',
      encoding: 'utf-8',
      columns: [text, 'email'],
      rows: [row],
      doubts: { mixed: [], repaired: [], lost: [], guessed: false },
      heads: [row],
    },
    fields: [null, 'email'],
    answers: {},
    rows: {
      people: [],
      leftOut: [{ line: 2, record: 2, problem: 'bad-email', value: text }],
      questions: [],
      otherNames: [],
    },
    compared: { people: [], fresh: 1, known: 1, same: 0, stageless: 0 },
    newcomers: null,
  };
}

function script(text: string): Script {
  const known: LookupResult = { key: 'e:a@b.example', state: 'known', person: personOf(text) };
  return {
    'site.appearance': appearance(),
    'site.card': cardOf(text),
    'tab.people': tabView({
      site: 'gmail',
      people: [known, { key: `e:${text}`, state: 'unknown', askedAt: 0, adding: false }],
    }),
    'people.queue': { people: [personOf(text)], asOf: null },
    'outbox.list': outboxView([
      intent({
        intentId: 'a',
        who: text,
        action: { kind: 'note', text },
        state: 'parked',
        park: { reason: 'refused', detail: text },
      }),
    ]),
    'settings.read': { ...DEFAULT_SETTINGS, welcomed: true },
    'connection.choices': [...CRM_CHOICES],
    'connection.read': connection({
      owners: [{ id: text, name: text, email: text }],
      stages: [{ id: text, label: text, mapped: null, suggested: 'lead' }],
      scoreFields: [{ name: text, label: text }],
      failure: { code: 'crm/invalid', detail: text },
    }),
    'connection.check': { at: 0, items: [{ id: 'stages', state: 'failed', detail: text }] },
    'diagnostics.read': {
      ...DIAGNOSTICS,
      log: [{ at: 0, code: 'bug', detail: text, frames: [text] }],
    },
  };
}

/** Elements and the names of their attributes, without any of their words. */
function skeleton(root: ParentNode): string[] {
  return [...root.querySelectorAll('*')].map(
    (node) => `${node.localName} ${node.getAttributeNames().sort().join(' ')}`,
  );
}

/** Everything that is drawn: text nodes, and what the style sheet draws of attributes. */
function words(root: ParentNode): string[] {
  const texts = [...root.querySelectorAll('*')].flatMap((node) =>
    [...node.childNodes]
      .filter((child) => child.nodeType === 3)
      .map((child) => child.textContent ?? ''),
  );
  const drawn = [...root.querySelectorAll('[data-say]')].map(
    (node) => node.getAttribute('data-say') ?? '',
  );
  const fields = [...root.querySelectorAll('textarea')].map((field) => field.value);
  return [...texts, ...drawn, ...fields];
}

/** What must be in no tree of ours, whatever the data are. */
function weapons(root: ParentNode): string[] {
  return [...root.querySelectorAll('*')].flatMap((node) => {
    const names = node.getAttributeNames();
    const armed = names.filter(
      (name) =>
        name.startsWith('on') ||
        (/^\s*(javascript|data|vbscript):/i.test(node.getAttribute(name) ?? '') &&
          /href|src|action/.test(name)),
    );
    return [
      ...armed,
      ...(/^(script|iframe|object|embed|base|link|meta|style|img|image|video|audio|math|foreignobject)$/i.test(
        node.localName,
      )
        ? [node.localName]
        : []),
    ];
  });
}

function check(root: ParentNode, benign: readonly string[], each: ValueCase, what: string): void {
  expect(skeleton(root), `${what} ${each.name}`).toEqual(benign);
  expect(weapons(root), `${what} ${each.name}`).toEqual([]);
  // In a sentence of ours the marks that turn the direction of what follows give way to one pair
  // about the whole.
  const isolated = `\u2068${each.value.replace(/[\u2066-\u2069]/g, '')}\u2069`;
  expect(
    words(root).some((text) => text.includes(each.value) || text.includes(isolated)),
    `${what} ${each.name}`,
  ).toBe(true);
  expect(MARK in globalThis).toBe(false);
}

describe('a text of anybody', () => {
  it.each(Object.entries(PIECES))('is text in the %s', (what, piece) => {
    const benign = skeleton(drawPiece(piece(BENIGN)).container);
    cleanup();
    for (const each of what.endsWith('page')
      ? CASES.filter((_, index) => index % 6 === 0)
      : CASES) {
      check(drawPiece(piece(each.value)).container, benign, each, what);
      cleanup();
    }
  });

  it('is text in the table of an import', () => {
    const draw = (text: string) =>
      drawPage(
        fakeBus(script(text)),
        <Preview
          reading={readingOf(text)}
          busy={false}
          makesList={false}
          onAssign={nothing}
          onNewcomers={nothing}
          onRun={nothing}
        />,
      ).container;
    const benign = skeleton(draw(BENIGN));
    cleanup();
    for (const each of CASES.filter(({ value }, index) => value !== 'email' && index % 2 === 0)) {
      const root = draw(each.value);
      check(root, benign, each, 'import');
      cleanup();
    }
  });

  it('is text in the chip of a row', () => {
    const sheet = new CSSStyleSheet();
    const signal = new AbortController();
    for (const each of CASES) {
      const result: LookupResult = {
        key: 'e:a@b.example',
        state: 'known',
        person: personOf(each.value),
      };
      const text = chipText(result, cardWords('en'), 'en', NOW);
      expect(text?.stage).toBe(each.value);
      const attach = vi.spyOn(HTMLElement.prototype, 'attachShadow');
      const place = document.createElement('div');
      document.body.append(place);
      const chips = createChips(document, sheet, signal.signal);
      chips.draw([{ id: 'a', place }], () => text, false);
      const root = attach.mock.results[0]?.value as ShadowRoot;
      attach.mockRestore();
      expect(skeleton(root).map((line) => line.split(' ')[0])).toEqual(['span', 'i', 'b', 'u']);
      expect(weapons(root)).toEqual([]);
      expect(words(root)).toContain(each.value);
      place.remove();
      chips.clear();
    }
    signal.abort();
  });

  it('is text in the popup: the person of the tab, the queue, what waits', async () => {
    const draw = async (text: string) => {
      const view = drawPage(fakeBus(script(text)), <Popup />);
      await view.findByTestId('card');
      const here = [...skeleton(view.container)];
      const said = [...words(view.container)];
      const armed = [...weapons(view.container)];
      for (const [tab, part] of [
        ['tab-queue', 'queue'],
        ['tab-waiting', 'waiting'],
      ] as const) {
        fireEvent.click(view.getByTestId(tab));
        await view.findByTestId(part);
        here.push(...skeleton(view.container));
        said.push(...words(view.container));
        armed.push(...weapons(view.container));
      }
      cleanup();
      return { here, said, armed };
    };
    const benign = await draw(BENIGN);
    for (const each of CASES.filter((_, index) => index % 8 === 0)) {
      const { here, said, armed } = await draw(each.value);
      expect(here, each.name).toEqual(benign.here);
      expect(said.filter((text) => text.includes(each.value)).length, each.name).toBeGreaterThan(5);
      expect(armed).toEqual([]);
    }
  }, 600_000);

  it('is text in the options: owners, stages, fields, the check, what waits, diagnostics', async () => {
    const pages: Readonly<Record<string, (view: ReturnType<typeof drawPage>) => Promise<unknown>>> =
      {
        connection: async (view) => {
          fireEvent.click(await view.findByTestId('check-run'));
          await view.findByTestId('check-summary');
        },
        mapping: (view) => view.findByTestId('mapping'),
        waiting: (view) => view.findByTestId('waiting'),
        health: (view) => waitFor(() => view.getByTestId('diagnostics-text')),
      };
    const draw = async (page: string, text: string) => {
      location.hash = page;
      const view = drawPage(fakeBus(script(text)), <Options />);
      await pages[page]?.(view);
      return view.container;
    };
    for (const page of Object.keys(pages)) {
      const benign = skeleton(await draw(page, BENIGN));
      cleanup();
      for (const each of CASES.filter((_, index) => index % 16 === 1)) {
        check(await draw(page, each.value), benign, each, 'options');
        cleanup();
      }
    }
    location.hash = '';
  }, 600_000);
});

describe('a time', () => {
  const zone = process.env.TZ;
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  it.each(['America/New_York', 'Europe/Madrid', 'Pacific/Auckland'])(
    'of any year is drawn in %s, in words or as a dash',
    (timeZone) => {
      process.env.TZ = timeZone;
      const far = [
        8.64e15,
        -8.64e15,
        0,
        -1,
        253_402_300_799_999,
        -62_135_596_800_000,
        NOW,
        NOW + 1,
        NOW + 400 * 86_400_000,
      ];
      for (const at of [...far, Number.NaN, Number.POSITIVE_INFINITY]) {
        const odd = {
          touches: [{ ...card().touches[0], id: 'odd', at } as never],
          readAt: at,
          clock: {
            kind: 'accept-mql',
            startedAt: at,
            dueAt: at,
            state: 'late',
            agreementVersion: 1,
          },
        } as const;
        const view = drawPiece(
          <Card
            view={card({ ...odd, ladder: card().ladder.map((rung) => ({ ...rung, at })) })}
            reasons={{ rejected: [], recycled: [], returned: [] }}
            sample={false}
            busy={false}
            failure={null}
            undo={null}
            onMove={nothing}
            onVerdict={nothing}
            onUndo={nothing}
            onUndoExpire={nothing}
          />,
        );
        expect(view.queryByTestId('broken'), String(at)).toBeNull();
        expect(view.container.textContent).not.toMatch(/NaN|Invalid|Infinity/);
        cleanup();
      }
    },
  );
});

describe('the whole tree', () => {
  it('is looked at by a probe that does see what it is to find', () => {
    const root = document.createElement('div');
    root.innerHTML = '<p onclick="x()">a</p><a href="javascript:x()">b</a><iframe></iframe>';
    expect(weapons(root)).toEqual(['onclick', 'href', 'iframe']);
  });
});
