// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { startLife } from '../../../../components/in-page/script-life';

it('ends with its extension or with the next script, and by nothing that a page that knows our id can send', () => {
  let present = true;
  const life = startLife(() => present);
  const event = new CustomEvent('relevo-id:gmail:wxt:content-script-started', {
    detail: { messageId: 'x' },
  });
  document.dispatchEvent(event);
  window.postMessage({ type: 'relevo-id:wxt:content-script-started' }, '*');
  expect([life.alive(), life.signal.aborted]).toEqual([true, false]);
  const next = startLife(() => present);
  expect([life.signal.aborted, next.signal.aborted]).toEqual([true, false]);
  present = false;
  expect([next.alive(), next.signal.aborted]).toEqual([false, true]);
});
