import { describe, expect, it } from 'vitest';
import { commandOf, SHORTCUTS } from '../../../../components/workspace/keyboard';
import { pagesEn } from '../../../../lib/i18n/en/pages';

function press(key: string, more: Partial<KeyboardEvent> = {}) {
  return {
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    repeat: false,
    isComposing: false,
    ...more,
  };
}

describe('the keyboard of the popup', () => {
  it('does what the help says, for every key of every command', () => {
    const names: Record<string, string> = { '↓': 'ArrowDown', '↑': 'ArrowUp', Esc: 'Escape' };
    for (const { command, keys } of SHORTCUTS) {
      expect(pagesEn[`keys.${command}`]).toBeTruthy();
      for (const key of keys) {
        const event = key === 'Ctrl Z' ? press('z', { ctrlKey: true }) : press(names[key] ?? key);
        expect([key, commandOf(event, null)]).toEqual([key, command]);
      }
    }
  });

  it('takes letters in either case, and ⌘Z', () => {
    expect(commandOf(press('P'), null)).toBe('promote');
    expect(commandOf(press('p'), null)).toBe('promote');
    expect(commandOf(press('z', { metaKey: true }), null)).toBe('undo');
  });

  it.each(['p', 'u', 'n', 'j', '/', '?'])('leaves %s to a person who writes', (key) => {
    expect(commandOf(press(key), 'line')).toBeNull();
    expect(commandOf(press(key), 'text')).toBeNull();
  });

  it('leaves undo in a field to the field', () => {
    expect(commandOf(press('z', { ctrlKey: true }), 'text')).toBeNull();
  });

  it('lets Escape and the arrows out of a one-line field, not the arrows out of a text', () => {
    expect(commandOf(press('Escape'), 'text')).toBe('back');
    expect(commandOf(press('ArrowDown'), 'line')).toBe('down');
    expect(commandOf(press('ArrowDown'), 'text')).toBeNull();
  });

  it('ignores other modifiers, unfinished characters, and a key held down, but for walking', () => {
    expect(commandOf(press('p', { ctrlKey: true }), null)).toBeNull();
    expect(commandOf(press('p', { altKey: true }), null)).toBeNull();
    expect(commandOf(press('p', { isComposing: true }), null)).toBeNull();
    expect(commandOf(press('p', { repeat: true }), null)).toBeNull();
    expect(commandOf(press('j', { repeat: true }), null)).toBe('down');
    expect(commandOf(press('constructor'), null)).toBeNull();
  });
});
