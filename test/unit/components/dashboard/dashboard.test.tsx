// @vitest-environment happy-dom
import { cleanup, fireEvent, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Dashboard } from '../../../../components/dashboard/Dashboard';
import { readAddress, writeAddress } from '../../../../components/dashboard/kit/page-address';
import { OPENS_FIRST, VIEW_IDS } from '../../../../components/dashboard/views';
import { DEFAULT_SETTINGS } from '../../../../lib/domain/views/settings';
import { drawPage } from '../draw';
import { failing, fakeBus, type Script } from '../fake-bus';
import { appearance } from '../people';

afterEach(cleanup);
beforeEach(() => {
  location.hash = '';
});

function script(more: Script = {}): Script {
  return { 'site.appearance': appearance(), 'settings.read': DEFAULT_SETTINGS, ...more };
}

describe('the address', () => {
  it('gives back what was chosen, whatever it looks like, and leaves out what was not', () => {
    const chosen = { campaign: 'Otoño & más #1?', empty: '', none: undefined };
    expect(readAddress(writeAddress('feedback', chosen))).toEqual({
      view: 'feedback',
      chosen: { campaign: 'Otoño & más #1?' },
    });
    expect(writeAddress('today')).toBe('#today');
  });

  it('reads whatever a person wrote there', () => {
    for (const hash of ['', '#', '#?', '#%', '#constructor', '#feedback?%=%&&&']) {
      expect(() => readAddress(hash)).not.toThrow();
    }
  });
});

describe('the frame', () => {
  it.each(['rep', 'marketer', 'manager'] as const)('opens what a %s needs first', async (role) => {
    const bus = fakeBus(script({ 'settings.read': { ...DEFAULT_SETTINGS, role } }));
    const { findByTestId } = drawPage(bus, <Dashboard />);
    await findByTestId(`view-${OPENS_FIRST[role]}`);
    expect(location.hash).toBe(`#${OPENS_FIRST[role]}`);
  });

  it('shows every view to everybody, by its address and by its number', async () => {
    const { findByTestId, getByTestId } = drawPage(fakeBus(script()), <Dashboard />);
    await findByTestId('view-today');
    for (const [index, id] of VIEW_IDS.entries()) {
      fireEvent.keyDown(document.body, { key: String(index + 1) });
      await findByTestId(`view-${id}`);
      expect(location.hash).toBe(`#${id}`);
      expect(getByTestId(`nav-${id}`).getAttribute('aria-current')).toBe('page');
    }
  });

  it('leaves the numbers to anyone who writes', async () => {
    location.hash = '#today';
    const { findByTestId, container } = drawPage(fakeBus(script()), <Dashboard />);
    await findByTestId('view-today');
    const field = container.appendChild(document.createElement('input'));
    fireEvent.keyDown(field, { key: '3' });
    expect(location.hash).toBe('#today');
  });

  it('says when the background does not answer, and offers another try', async () => {
    const bus = fakeBus(script({ 'settings.read': failing('store/unavailable') }));
    const { findByTestId } = drawPage(bus, <Dashboard />);
    const again = await findByTestId('failure-retry');
    bus.answer({ 'settings.read': DEFAULT_SETTINGS });
    fireEvent.click(again);
    await findByTestId('view-today');
  });

  it('is printed by its own button, and named in the title', async () => {
    location.hash = '#feedback';
    const { findByTestId, shell } = drawPage(fakeBus(script()), <Dashboard />, 'es');
    fireEvent.click(await findByTestId('print'));
    expect(shell.print).toHaveBeenCalledTimes(1);
    await waitFor(() => expect(document.title).toMatch(/· Relevo$/));
  });
});
