// @vitest-environment happy-dom
import { act, cleanup, fireEvent, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AgreementPage } from '../../../../../components/dashboard/agreement/AgreementPage';
import { agreementDigest } from '../../../../../lib/domain/agreement/canonical';
import { DEFAULT_AGREEMENT } from '../../../../../lib/domain/agreement/default-agreement';
import { conflictKey, mergeAgreements } from '../../../../../lib/domain/agreement/merge';
import { parseAgreement, serialiseAgreement } from '../../../../../lib/domain/agreement/schema';
import { signAgreement } from '../../../../../lib/domain/agreement/sign';
import type { AgreementOverview } from '../../../../../lib/domain/views/agreement-overview';
import { DEFAULT_SETTINGS } from '../../../../../lib/domain/views/settings';
import { drawPage } from '../../draw';
import { type FakeBus, failing, fakeBus, type Script } from '../../fake-bus';
import { appearance, NOW } from '../../people';
import { agreed, IMPACT, overview, STANDARD, signed, untouched, version } from './overview';

afterEach(cleanup);
beforeEach(() => {
  location.hash = '#agreement';
});

/** A background that keeps the draft as the real one does. */
function background(start: AgreementOverview, more: Script = {}): FakeBus {
  let now = start;
  const bus = fakeBus({
    'site.appearance': appearance(),
    'settings.read': DEFAULT_SETTINGS,
    'agreement.overview': () => now,
    'agreement.refresh': null,
    'agreement.impact': IMPACT,
    'agreement.draft': ({ base, agreement }) => {
      const [one, other] = [base, agreement].map((each) => parseAgreement(JSON.stringify(each)));
      if (!one?.ok || !other?.ok) throw new Error('not an agreement');
      now = { ...now, draft: { base: one.agreement, agreement: other.agreement, savedAt: NOW } };
      return now;
    },
    'agreement.dropDraft': () => {
      now = { ...now, draft: null };
      return now;
    },
    ...more,
  });
  return bus;
}

function draw(bus: FakeBus, hash = '#agreement', language: 'en' | 'es' = 'en') {
  location.hash = hash;
  return drawPage(bus, <AgreementPage />, language);
}

/** The last draft that was saved. */
function saved(bus: FakeBus) {
  const last = bus.inputs('agreement.draft').at(-1);
  const read = parseAgreement(JSON.stringify(last?.agreement ?? null));
  return read.ok ? read.agreement : null;
}

describe('reading', () => {
  it('shows what is in force, who signed it and where it is kept', async () => {
    const { findByTestId, getByTestId } = draw(background(overview()));
    expect((await findByTestId('standing')).textContent).toMatch(/In effect since Nov/);
    expect(getByTestId('threshold').textContent).toContain('60');
    expect(getByTestId('signature-marketing').textContent).toContain('Mara Lindqvist');
    expect(getByTestId('signature-sales').textContent).toContain('Nora Vidal');
    expect(getByTestId('agreement-clocks').textContent).toContain('4 hours');
    expect(getByTestId('agreement-clocks').textContent).toContain('10 working days');
    expect(getByTestId('agreement-hours').textContent).toContain(
      'Monday to Friday, 09:00 to 18:00',
    );
    expect(getByTestId('place').textContent).toContain('Relevo agreement');
    expect(getByTestId('agreement-age').textContent).toMatch(/1 min/);
  });

  it('speaks Spanish to anyone who reads it in Spanish', async () => {
    const bus = background(overview());
    bus.answer({ 'site.appearance': appearance('es') });
    const { findByTestId, getByTestId } = draw(bus, '#agreement', 'es');
    await waitFor(async () =>
      expect((await findByTestId('standing')).textContent).toMatch(/En vigor desde/),
    );
    expect(getByTestId('agreement-stages').textContent).toContain('Interactúa con nosotros');
    expect(getByTestId('agreement-hours').textContent).toContain('de lunes a viernes');
  });

  it('invites to begin where no one has agreed on anything', async () => {
    const { findByTestId, getByTestId, queryByTestId } = draw(background(untouched()));
    await findByTestId('notice-nobody');
    expect(getByTestId('edit-agreement').textContent).toBe('Create your agreement');
    expect(queryByTestId('sign')).toBeNull();
    fireEvent.click(getByTestId('edit-agreement'));
    await findByTestId('edit-stages');
    expect(location.hash).toBe('#agreement?do=edit');
  });

  it('has an address for every version, and says when it knows none of that address', async () => {
    const { findByTestId, getAllByTestId } = draw(background(overview()));
    await findByTestId('standing');
    const links = getAllByTestId('version-open').map((link) => link.getAttribute('href'));
    expect(links).toEqual(overview().versions.map(({ digest }) => `#agreement?version=${digest}`));
    act(() => {
      location.hash = links[1] ?? '';
    });
    await waitFor(async () =>
      expect((await findByTestId('threshold')).textContent).toContain('50'),
    );
    act(() => {
      location.hash = '#agreement?version=nowhere';
    });
    await findByTestId('version-unknown');
  });

  it('is read only where a policy has pinned it, and says why', async () => {
    const own = agreed(7);
    const pinned = overview({
      inForce: own,
      versions: [version(own, { inForce: true, by: null, at: null }), ...untouched().versions],
      place: { kind: 'policy' },
    });
    const { findByTestId, queryByTestId } = draw(background(pinned), '#agreement?do=edit');
    await findByTestId('notice-pinned');
    expect((await findByTestId('standing')).textContent).toBe('In effect by company policy');
    for (const id of ['edit-agreement', 'import-agreement', 'sign-sales', 'edit-stages']) {
      expect(queryByTestId(id)).toBeNull();
    }
  });

  it('shows what is kept, with its age, when the CRM does not answer', async () => {
    const bus = background(
      overview({ failure: { code: 'crm/offline', detail: '' }, asOf: NOW - 7_200_000 }),
    );
    const { findByTestId, getByTestId } = draw(bus);
    expect((await findByTestId('agreement-offline')).dataset['code']).toBe('crm/offline');
    expect(getByTestId('agreement-age').textContent).toMatch(/2 hr/);
    expect(getByTestId('document')).toBeTruthy();
  });

  it('reports a policy that is no agreement, wherever the agreement is kept', async () => {
    const failure = { code: 'policy/invalid' as const, detail: 'mqlThreshold must be at most 100' };
    const { findByTestId } = draw(background(untouched({ failure })));
    const box = await findByTestId('agreement-offline');
    expect(box.textContent).toContain('mqlThreshold');
    expect(box.textContent).not.toContain('your team may see a newer one');
  });

  it('shows documents that cannot be read as what they are', async () => {
    const unreadable = [
      { id: '1', by: null, reason: 'newer' as const, problems: [], at: NOW },
      {
        id: '2',
        by: null,
        reason: 'invalid' as const,
        problems: [
          { where: 'mqlThreshold', what: 'must be at most 100', rule: 'most' as const, limit: 100 },
        ],
        at: null,
      },
    ];
    const { findByTestId } = draw(background(overview({ unreadable })));
    const box = await findByTestId('unreadable');
    expect(box.textContent).toContain('2 documents');
    expect(box.textContent).toContain('Written by a newer Relevo');
    expect(within(box).getByTestId('problems').textContent).toBe('mqlThreshold At most 100.');
  });

  it('says that the background does not answer, and tries again', async () => {
    const bus = background(overview(), { 'agreement.overview': failing('store/unavailable') });
    const { findByTestId } = draw(bus);
    const again = await findByTestId('failure-retry');
    bus.answer({ 'agreement.overview': overview() });
    fireEvent.click(again);
    await findByTestId('document');
  });

  it('exports the version that is open, so that it can be read back', async () => {
    const { findByTestId, shell } = draw(background(overview()));
    fireEvent.click(await findByTestId('export-agreement'));
    const [name, type, text] = vi.mocked(shell.save).mock.calls[0] ?? [];
    expect([name, type]).toEqual(['relevo-agreement-v2.json', 'application/json']);
    expect(parseAgreement(text ?? '')).toEqual({ ok: true, agreement: overview().inForce });
  });
});

describe('comparing', () => {
  it('shows every difference in words and units, from the older to the newer', async () => {
    const newer = signed(
      agreed(2, {
        mqlThreshold: 65,
        clocks: { ...DEFAULT_AGREEMENT.clocks, 'accept-mql': 90 },
        hours: { ...DEFAULT_AGREEMENT.hours, days: [1, 2, 3, 4], holidays: ['2026-12-25'] },
        rejectReasons: DEFAULT_AGREEMENT.rejectReasons.slice(1),
      }),
    );
    const own = version(newer, { inForce: true });
    const bus = background(overview({ inForce: newer, versions: [own, STANDARD] }));
    const { findByTestId, getAllByTestId } = draw(
      bus,
      `#agreement?version=${STANDARD.digest}&compare=${own.digest}`,
    );
    await findByTestId('changes');
    const told = Object.fromEntries(
      getAllByTestId('change').map((line) => [
        line.dataset['path'],
        line.querySelector('.values')?.textContent,
      ]),
    );
    expect(told).toEqual({
      validFrom: 'before: Jan 1, 2026 → now: Nov 2, 2026',
      mqlThreshold: 'before: 50 → now: 65',
      'clocks/accept-mql': 'before: 4 hours → now: 1 hour 30 minutes',
      'hours/days': 'before: Monday to Friday → now: Monday to Thursday',
      'hours/holidays/2026-12-25': 'now: Dec 25, 2026',
      'rejectReasons/not-a-fit': 'before: Not a fit',
    });
  });
});

describe('editing', () => {
  it('saves the draft by itself, as one that no one has signed and that holds from today on', async () => {
    const bus = background(overview());
    const { findByTestId, getByTestId } = draw(bus, '#agreement?do=edit&part=score');
    expect((await findByTestId('draft-kept')).dataset['kept']).toBe('nothing');
    fireEvent.input(getByTestId('at-mqlThreshold'), { target: { value: '70' } });
    await waitFor(() =>
      expect(saved(bus)).toMatchObject({ mqlThreshold: 70, signed: [], validFrom: '2026-11-19' }),
    );
    await waitFor(() => expect(getByTestId('draft-kept').dataset['kept']).toBe('saved'));
    expect(bus.inputs('agreement.draft')).toHaveLength(1);
  });

  it('goes on with the draft that lies on this device', async () => {
    const { inForce } = overview();
    const draft = {
      base: inForce,
      agreement: { ...inForce, mqlThreshold: 71, signed: [] },
      savedAt: NOW,
    };
    const { findByTestId } = draw(background(overview({ draft })), '#agreement?do=edit&part=score');
    expect(await findByTestId('at-mqlThreshold')).toHaveProperty('value', '71');
  });

  it('shows a problem where it is, keeps the draft from being saved and from being published', async () => {
    const bus = background(overview());
    const { findByTestId, getByTestId } = draw(bus, '#agreement?do=edit&part=reasons');
    const field = await findByTestId('at-rejectReasons.0.label.es');
    fireEvent.input(field, { target: { value: '' } });
    // One language is enough.
    await waitFor(() => expect(saved(bus)?.rejectReasons[0]?.label).toEqual({ en: 'Not a fit' }));
    fireEvent.input(getByTestId('at-rejectReasons.0.label.en'), { target: { value: '' } });
    await waitFor(() =>
      expect(getByTestId('problem-rejectReasons.0.label').textContent).toBe(
        'Enter it in at least one language.',
      ),
    );
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(getByTestId('draft-kept').dataset['kept']).toBe('invalid');
    expect(getByTestId('review')).toHaveProperty('disabled', true);
    expect(getByTestId('tab-reasons').textContent).toContain('one error');
    fireEvent.input(field, { target: { value: 'No encaja nada' } });
    await waitFor(() => expect(getByTestId('review')).toHaveProperty('disabled', false));
    await waitFor(() => expect(saved(bus)?.rejectReasons[0]?.label.es).toBe('No encaja nada'));
  });

  it('refuses what is no number instead of taking it for another', async () => {
    const bus = background(overview());
    const { findByTestId, getByTestId } = draw(bus, '#agreement?do=edit&part=score');
    fireEvent.input(await findByTestId('at-mqlThreshold'), { target: { value: '' } });
    await waitFor(() => expect(getByTestId('draft-kept').dataset['kept']).toBe('invalid'));
    expect(getByTestId('problem-mqlThreshold').textContent).not.toBe('');
  });

  it('adds a reason under an id of its own, and brings one back that was there before', async () => {
    const bus = background(overview());
    const { findByTestId } = draw(bus, '#agreement?do=edit&part=reasons');
    const form = within(await findByTestId('add-rejectReasons'));
    const [en, es] = form.getAllByRole('textbox');
    const add = (inEnglish: string, inSpanish: string) => {
      fireEvent.input(en as Element, { target: { value: inEnglish } });
      fireEvent.input(es as Element, { target: { value: inSpanish } });
      fireEvent.click(form.getByRole('button'));
    };
    add('No budget', 'Otra cosa');
    await waitFor(() => expect(saved(bus)?.rejectReasons.at(-1)?.id).toBe('no-budget-2'));
    const list = within(await findByTestId('entries-rejectReasons'));
    fireEvent.click(list.getByRole('button', { name: 'Remove: No need' }));
    add('No need', 'Sin necesidad');
    await waitFor(() => expect(saved(bus)?.rejectReasons.at(-1)?.id).toBe('no-need'));
    add('', 'Solo en español');
    await waitFor(() =>
      expect(saved(bus)?.rejectReasons.at(-1)).toEqual({
        id: 'solo-en-espanol',
        label: { es: 'Solo en español' },
      }),
    );
    add('', ' ');
    expect(form.getByRole('alert').textContent).toBe('Enter a name in at least one language.');
  });

  it('moves an entry by keyboard and keeps the focus with it', async () => {
    const bus = background(overview());
    const { findByTestId } = draw(bus, '#agreement?do=edit&part=reasons');
    const list = within(await findByTestId('entries-recycleReasons'));
    const down = list.getByRole('button', { name: 'Move down: Not ready yet' });
    down.focus();
    fireEvent.click(down);
    await waitFor(() => expect(saved(bus)?.recycleReasons[1]?.id).toBe('not-ready'));
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Move down: Not ready yet');
    fireEvent.keyDown(document.activeElement as Element, { key: 'ArrowUp', altKey: true });
    await waitFor(() =>
      expect(list.getAllByTestId('entry')[0]?.dataset['entry']).toBe('not-ready'),
    );
  });

  it('takes steps back and forth, and throws the draft away when nothing of it is left', async () => {
    const bus = background(overview());
    const { findByTestId, getByTestId } = draw(bus, '#agreement?do=edit&part=clocks');
    fireEvent.click(await findByTestId('weekday-6'));
    await waitFor(() => expect(saved(bus)?.hours.days).toEqual([1, 2, 3, 4, 5, 6]));
    fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
    await waitFor(() => expect(getByTestId('weekday-6')).toHaveProperty('checked', false));
    await waitFor(() => expect(bus.inputs('agreement.dropDraft')).toHaveLength(1));
    fireEvent.keyDown(document.body, { key: 'Z', ctrlKey: true, shiftKey: true });
    await waitFor(() => expect(getByTestId('weekday-6')).toHaveProperty('checked', true));
    fireEvent.keyDown(getByTestId('at-clocks.accept-mql'), { key: 'z', ctrlKey: true });
    expect(getByTestId('weekday-6')).toHaveProperty('checked', true);
  });

  it('takes times in hours and minutes', async () => {
    const bus = background(overview());
    const { findByTestId, getByTestId } = draw(bus, '#agreement?do=edit&part=clocks');
    fireEvent.input(await findByTestId('at-clocks.accept-mql'), { target: { value: '2' } });
    fireEvent.input(getByTestId('at-clocks.accept-mql-minutes'), { target: { value: '30' } });
    await waitFor(() => expect(saved(bus)?.clocks['accept-mql']).toBe(150));
  });

  it('takes holidays from a pasted list and leaves what it did not understand', async () => {
    const bus = background(overview());
    const { findByTestId, getByTestId } = draw(bus, '#agreement?do=edit&part=clocks');
    fireEvent.input(await findByTestId('holiday-list'), {
      target: { value: '25/12/2026\nsometime\n2027-01-06' },
    });
    fireEvent.click(getByTestId('holiday-paste'));
    await waitFor(() => expect(saved(bus)?.hours.holidays).toEqual(['2026-12-25', '2027-01-06']));
    expect(getByTestId('holiday-list')).toHaveProperty('value', 'sometime');
    expect(getByTestId('holiday-read').textContent).toBe(
      '2 days added. One line has no date: it stays above.',
    );
  });

  it('keeps fit and engagement at a hundred together', async () => {
    const bus = background(overview());
    const { findByTestId } = draw(bus, '#agreement?do=edit&part=score');
    fireEvent.input(await findByTestId('at-score.fitMax'), { target: { value: '30' } });
    await waitFor(() => expect(saved(bus)?.score).toMatchObject({ fitMax: 30, engagementMax: 70 }));
  });

  it('says when the device does not keep it, does not ask again by itself, and does when asked', async () => {
    const bus = background(overview(), { 'agreement.draft': failing('store/full') });
    const { findByTestId, getByTestId } = draw(bus, '#agreement?do=edit&part=score');
    fireEvent.input(await findByTestId('at-mqlThreshold'), { target: { value: '70' } });
    const again = await findByTestId('failure-retry', {}, { timeout: 3_000 });
    expect(getByTestId('draft-kept').dataset['kept']).toBe('failed');
    await new Promise((done) => setTimeout(done, 900));
    expect(bus.inputs('agreement.draft')).toHaveLength(1);
    fireEvent.click(again);
    await waitFor(() => expect(bus.inputs('agreement.draft')).toHaveLength(2));
  });

  it('takes over what another tab has saved', async () => {
    const bus = background(overview());
    const { findByTestId, getByTestId } = draw(bus, '#agreement?do=edit&part=score');
    await findByTestId('at-mqlThreshold');
    const { inForce } = overview();
    const draft = {
      base: inForce,
      agreement: { ...inForce, mqlThreshold: 77, signed: [] },
      savedAt: NOW,
    };
    bus.answer({ 'agreement.overview': overview({ draft }) });
    act(() => bus.push('agreement'));
    await waitFor(() => expect(getByTestId('at-mqlThreshold')).toHaveProperty('value', '77'));
  });
});

describe('before publishing', () => {
  const { inForce } = overview();
  const agreement = {
    ...inForce,
    mqlThreshold: 45,
    signed: [],
    recycleReasons: inForce.recycleReasons.slice(1),
  };
  const withDraft = overview({ draft: { base: inForce, agreement, savedAt: NOW } });

  it('says what it would do to the people known now, and what that means', async () => {
    const { findByTestId, getByTestId, queryByTestId } = draw(
      background(withDraft),
      '#agreement?do=review',
    );
    const becoming = await findByTestId('impact-becoming');
    expect(becoming.dataset['count']).toBe('9');
    expect(becoming.textContent).toContain('Becoming 8');
    expect(becoming.textContent).toContain('and one more');
    expect(getByTestId('impact-leaving').textContent).toContain('62 → 55');
    expect(getByTestId('impact-breaking').textContent).toContain('Breaking One');
    expect(queryByTestId('impact-mending')).toBeNull();
    expect(getByTestId('impact').textContent).toContain('not your whole CRM');
  });

  it('says when no one is known, and when it could not be counted', async () => {
    const none = { count: 0, first: [] };
    const nobody = { people: 0, becoming: none, leaving: none, breaking: none, mending: none };
    const bus = background(withDraft, { 'agreement.impact': nobody });
    const first = draw(bus, '#agreement?do=review');
    await first.findByTestId('impact-nobody');
    cleanup();
    const failed = draw(
      background(withDraft, { 'agreement.impact': failing('bus/timeout') }),
      '#agreement?do=review',
    );
    const box = await failed.findByTestId('failure-box');
    expect(box.dataset['code']).toBe('bus/timeout');
    expect(failed.getByTestId('publish')).toHaveProperty('disabled', false);
  });

  it('takes one change back and leaves the others', async () => {
    const bus = background(withDraft);
    const { findByTestId, getAllByTestId, getByTestId } = draw(bus, '#agreement?do=review');
    await findByTestId('changes');
    expect(getAllByTestId('change')).toHaveLength(2);
    fireEvent.click(
      within(getByTestId('changes')).getByRole('button', { name: /Revert: Reason to recycle/ }),
    );
    await waitFor(() => expect(getAllByTestId('change')).toHaveLength(1));
    await waitFor(() =>
      expect(saved(bus)).toMatchObject({
        mqlThreshold: 45,
        recycleReasons: inForce.recycleReasons,
      }),
    );
  });

  it('publishes what this device keeps and goes to the new version', async () => {
    const next = version({ ...agreement, version: 3 });
    const bus = background(withDraft, {
      'agreement.publish': { kind: 'published', digest: next.digest },
    });
    const { findByTestId, getByTestId } = draw(bus, '#agreement?do=review');
    fireEvent.change(await findByTestId('valid-from'), { target: { value: '2026-12-01' } });
    bus.answer({
      'agreement.overview': { ...overview(), versions: [next, ...overview().versions] },
    });
    fireEvent.click(getByTestId('publish'));
    await waitFor(() => expect(location.hash).toBe(`#agreement?version=${next.digest}`));
    expect(saved(bus)?.validFrom).toBe('2026-12-01');
    expect(bus.inputs('agreement.publish')).toEqual([{ choices: {} }]);
    await waitFor(async () =>
      expect((await findByTestId('standing')).textContent).toContain('awaiting both'),
    );
  });

  it('does not offer to publish where the key may not write, and gives the file instead', async () => {
    const shut = { ...withDraft, place: { kind: 'crm' as const, where: 'Notes', mayWrite: false } };
    const { findByTestId, getByTestId, shell } = draw(background(shut), '#agreement?do=review');
    expect(await findByTestId('publish')).toHaveProperty('disabled', true);
    fireEvent.click(getByTestId('export-draft'));
    expect(shell.save).toHaveBeenCalledTimes(1);
  });

  it('throws the draft away only when asked twice', async () => {
    const bus = background(withDraft);
    const { findByTestId } = draw(bus, '#agreement?do=review');
    fireEvent.click(await findByTestId('drop-draft'));
    expect(bus.inputs('agreement.dropDraft')).toHaveLength(0);
    fireEvent.click(await findByTestId('drop-yes'));
    await waitFor(() => expect(location.hash).toBe('#agreement'));
    expect(bus.inputs('agreement.dropDraft')).toHaveLength(1);
  });
});

describe('signing', () => {
  const open = agreed(3, { validFrom: '2026-12-01' });
  const at = (agreement = open) => ({
    bus: background(overview({ versions: [version(agreement), ...overview().versions] })),
    hash: `#agreement?version=${agreementDigest(agreement)}`,
  });

  it('suggests the department of the role, asks once more, and signs as who the connection says', async () => {
    const { bus, hash } = at();
    bus.answer({ 'agreement.sign': overview() });
    const { findByTestId, getByTestId } = draw(bus, hash);
    await waitFor(async () => expect((await findByTestId('sign-sales')).className).toBe('primary'));
    expect(getByTestId('sign-marketing').className).toBe('');
    fireEvent.click(getByTestId('sign-sales'));
    expect(getByTestId('sign-confirm').textContent).toContain('version 3 as Nora Vidal');
    expect(bus.inputs('agreement.sign')).toEqual([]);
    fireEvent.click(getByTestId('sign-yes'));
    await waitFor(() =>
      expect(bus.inputs('agreement.sign')).toEqual([
        { digest: agreementDigest(open), department: 'sales' },
      ]),
    );
  });

  it('says who is missing, and lets only the signer take a signature back', async () => {
    const half = signAgreement(signAgreement(open, 'Nora Vidal', 'sales', NOW), 'X', 'sales', NOW);
    const { bus, hash } = at(half);
    bus.answer({ 'agreement.unsign': overview() });
    const { findByTestId, getByTestId, queryByTestId } = draw(bus, hash);
    expect((await findByTestId('standing')).textContent).toBe('Awaiting marketing’s signature');
    expect(queryByTestId('sign-sales')).toBeNull();
    fireEvent.click(getByTestId('unsign-sales'));
    await waitFor(() => expect(bus.inputs('agreement.unsign')).toHaveLength(1));
    cleanup();
    bus.answer({
      'agreement.overview': overview({
        me: 'Mara Lindqvist',
        versions: [version(half), ...overview().versions],
      }),
    });
    const other = draw(bus, hash);
    await other.findByTestId('sign-marketing');
    expect(other.queryByTestId('unsign-sales')).toBeNull();
  });

  it('says what to do where no one has said who they are', async () => {
    const { bus, hash } = at();
    bus.answer({
      'agreement.overview': overview({
        me: null,
        versions: [version(open), ...overview().versions],
      }),
    });
    const { findByTestId, queryByTestId, shell } = draw(bus, hash);
    const box = await findByTestId('sign-nobody');
    expect(queryByTestId('sign-sales')).toBeNull();
    fireEvent.click(within(box).getByRole('button'));
    expect(shell.openOptions).toHaveBeenCalledWith('connection');
  });

  it('reports a signed version that is still to come', async () => {
    const { bus, hash } = at(signed(open, 1));
    const { findByTestId } = draw(bus, hash);
    expect((await findByTestId('standing')).textContent).toMatch(
      /^Signed, effective from (Dec 1|Nov 30)$/,
    );
  });
});

describe('two at once', () => {
  const { inForce } = overview();
  const mine = {
    ...inForce,
    mqlThreshold: 45,
    signed: [],
    rejectReasons: inForce.rejectReasons.slice(1),
  };
  const theirs = { ...inForce, version: 3, mqlThreshold: 70, signed: [], validFrom: '2026-11-20' };
  const merge = mergeAgreements(inForce, mine, theirs);
  const conflicts = merge.kind === 'conflict' ? merge.conflicts : [];
  const withDraft = overview({ draft: { base: inForce, agreement: mine, savedAt: NOW } });

  it('shows both versions, decides nothing for anybody, and publishes what was chosen', async () => {
    const bus = background(withDraft, {
      'agreement.publish': { kind: 'conflict', theirs, conflicts },
    });
    const { findByTestId, getAllByTestId, getByTestId } = draw(bus, '#agreement?do=review');
    fireEvent.click(await findByTestId('publish'));
    const card = await findByTestId('conflict');
    expect(location.hash).toBe('#agreement?do=merge');
    expect(getAllByTestId('conflict')).toHaveLength(1);
    expect(card.textContent).toContain('45');
    expect(card.textContent).toContain('70');
    expect(card.textContent).toContain('60');
    expect(within(card).getByTestId('choose-mine')).toHaveProperty('checked', false);
    expect(within(card).getByTestId('choose-theirs')).toHaveProperty('checked', false);
    expect(getByTestId('merge-publish')).toHaveProperty('disabled', true);
    expect(getByTestId('merged-mine').textContent).toContain('Not a fit');
    expect(getByTestId('merged-theirs').textContent).toContain('Nov 20, 2026');
    fireEvent.click(within(card).getByTestId('choose-theirs'));
    bus.answer({ 'agreement.publish': { kind: 'published', digest: version(theirs).digest } });
    fireEvent.click(getByTestId('merge-publish'));
    await waitFor(() =>
      expect(bus.inputs('agreement.publish').at(-1)).toEqual({
        choices: { [conflictKey(['mqlThreshold'])]: 'theirs' },
      }),
    );
    await waitFor(() => expect(location.hash).toContain('version='));
  });

  it('warns before publishing that another person has published', async () => {
    const bus = background({ ...withDraft, versions: [version(theirs), ...withDraft.versions] });
    const { findByTestId } = draw(bus, '#agreement?do=review');
    await findByTestId('review-newer');
    act(() => {
      location.hash = '#agreement?do=merge';
    });
    expect((await findByTestId('conflict')).dataset['path']).toBe('mqlThreshold');
  });

  it('makes one of two rivals: a draft that comes after both, published with the choices', async () => {
    const one = version(agreed(3, { mqlThreshold: 40 }), { by: 'Mara' });
    const other = version(agreed(3, { mqlThreshold: 80 }), { by: 'Nora' });
    const rivals = overview({
      versions: [one, other, ...overview().versions],
      rivals: [one.digest, other.digest],
    });
    const bus = background(rivals, {
      'agreement.publish': { kind: 'published', digest: one.digest },
    });
    const { findByTestId, getByTestId } = draw(bus);
    fireEvent.click(await findByTestId('merge-rivals'));
    act(() => {
      location.hash = '#agreement?do=merge';
    });
    const card = await findByTestId('conflict');
    expect(card.textContent).toContain('Mara');
    expect(card.textContent).toContain('Nora');
    fireEvent.click(within(card).getByTestId('choose-mine'));
    fireEvent.click(getByTestId('merge-publish'));
    await waitFor(() =>
      expect(bus.inputs('agreement.publish')).toEqual([
        { choices: { [conflictKey(['mqlThreshold'])]: 'mine' } },
      ]),
    );
    expect(bus.inputs('agreement.draft').at(-1)?.base).toMatchObject({
      version: 3,
      mqlThreshold: 40,
    });
    expect(saved(bus)).toMatchObject({ version: 4, mqlThreshold: 40 });
  });

  it('says when there is nothing to put together', async () => {
    const { findByTestId } = draw(background(overview()), '#agreement?do=merge');
    await findByTestId('merge-nothing');
  });
});

describe('files', () => {
  const pick = async (view: ReturnType<typeof draw>, text: string) => {
    const field = await view.findByTestId('agreement-file');
    fireEvent.change(field, { target: { files: [new File([text], 'ours.json')] } });
  };

  it('shows what a file would change before it becomes the draft', async () => {
    const bus = background(overview(), {
      'agreement.import': { kind: 'read', agreement: agreed(5, { mqlThreshold: 33 }) },
    });
    const view = draw(bus, '#agreement?do=import');
    await pick(view, serialiseAgreement(agreed(5, { mqlThreshold: 33 })));
    const preview = await view.findByTestId('import-preview');
    expect(preview.textContent).toContain('ours.json: version 5');
    expect(
      within(preview)
        .getAllByTestId('change')
        .map((line) => line.dataset['path']),
    ).toEqual(['mqlThreshold']);
    expect(bus.inputs('agreement.import')).toEqual([]);
    fireEvent.click(view.getByTestId('import-take'));
    await waitFor(() => expect(location.hash).toBe('#agreement?do=review'));
    expect(bus.inputs('agreement.import')).toHaveLength(1);
  });

  it.each([
    ['unreadable', 'not json', /Export/],
    ['newer', '{"format":3}', /Update Relevo/],
    [
      'invalid',
      JSON.stringify({ ...DEFAULT_AGREEMENT, mqlThreshold: 900 }),
      /mqlThreshold At most 100/,
    ],
    ['large', ' '.repeat(1_000_001), /million characters/],
  ])('explains why a file is refused: %s', async (reason, text, told) => {
    const view = draw(background(overview()), '#agreement?do=import');
    await pick(view, text);
    const box = await view.findByTestId('import-refused');
    expect(box.dataset['reason']).toBe(reason);
    expect(box.textContent).toMatch(told);
  });
});
