// @vitest-environment happy-dom
import { cleanup, fireEvent, waitFor } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { TouchCredit } from '../../../../components/workspace/TouchCredit';
import { drawPage } from '../draw';
import { failing, fakeBus } from '../fake-bus';
import { appearance, NOW } from '../people';

afterEach(cleanup);

const touches = [
  { id: 't1', title: 'Webinar A', at: NOW, campaign: 'Webinar' },
  { id: 't2', title: 'Webinar A', at: NOW, campaign: 'Webinar' },
];

function draw(
  more: Parameters<typeof fakeBus>[0] = {},
  ticket: () => Promise<string | null> = async () => 'ticket',
) {
  const bus = fakeBus({
    'site.appearance': appearance(),
    'contests.give': ({ intentId }) => ({ intentId }),
    ...more,
  });
  const onSaid = vi.fn();
  const drawn = drawPage(
    bus,
    <TouchCredit ticket={ticket} touches={touches} dealId="d1" onSaid={onSaid} />,
  );
  return { bus, onSaid, ...drawn };
}

it('contests in two clicks, all touches of the line at once, and offers to take it back', async () => {
  const { bus, onSaid, findByTestId, queryByTestId } = draw();
  fireEvent.click(await findByTestId('credit-open'));
  expect((await findByTestId('credit-other')).hasAttribute('disabled')).toBe(true);
  fireEvent.click(await findByTestId('credit-were-referred'));
  await waitFor(() => expect(onSaid).toHaveBeenCalledTimes(1));
  const [input] = bus.inputs('contests.give');
  expect(input).toMatchObject({
    ticket: 'ticket',
    word: 'contested',
    reasonId: 'were-referred',
    touch: { ids: ['t1', 't2'], title: 'Webinar A', campaign: 'Webinar', dealId: 'd1' },
  });
  expect(onSaid).toHaveBeenCalledWith(input?.intentId, 'contested', 'ticket');
  expect(queryByTestId('credit')).toBeNull();
});

it('asks for words with another reason, and repeats a try without an answer under the same id', async () => {
  const { bus, onSaid, findByTestId, findByRole } = draw({
    'contests.give': failing('store/full'),
  });
  fireEvent.click(await findByTestId('credit-open'));
  fireEvent.input(await findByTestId('credit-text'), {
    target: { value: ' They met at school. ' },
  });
  fireEvent.click(await findByTestId('credit-other'));
  await findByRole('alert');
  bus.answer({ 'contests.give': ({ intentId }) => ({ intentId }) });
  fireEvent.click(await findByTestId('credit-other'));
  await waitFor(() => expect(onSaid).toHaveBeenCalledTimes(1));
  const tries = bus.inputs('contests.give');
  expect(tries).toHaveLength(2);
  expect(new Set(tries.map(({ intentId }) => intentId)).size).toBe(1);
  expect(tries.at(-1)).toMatchObject({ reasonId: 'other', text: 'They met at school.' });
});

it('says who may contest where the rep may not, and that a contact is gone', async () => {
  const first = draw({ 'contests.give': failing('bus/forbidden', 'not-yours') });
  fireEvent.click(await first.findByTestId('credit-open'));
  fireEvent.click(await first.findByTestId('credit-confirm'));
  expect((await first.findByTestId('credit-not-yours')).textContent).toContain('owner');
  cleanup();
  const second = draw({}, async () => null);
  fireEvent.click(await second.findByTestId('credit-open'));
  fireEvent.click(await second.findByTestId('credit-confirm'));
  expect(await second.findByText(/not in the CRM any more/)).toBeTruthy();
  expect(second.bus.inputs('contests.give')).toEqual([]);
});
