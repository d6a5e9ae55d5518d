// @vitest-environment happy-dom
import { cleanup, fireEvent } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { QueuePane } from '../../../../components/workspace/QueuePane';
import type { Money } from '../../../../lib/domain/base/money';
import { drawPage } from '../draw';
import { fakeBus } from '../fake-bus';
import { appearance, person } from '../people';

afterEach(cleanup);

async function draw(values: Readonly<Record<string, Money | null>>) {
  const people = Object.entries(values).map(([name, value]) => ({
    ...person({ contactId: name, name, clock: null }),
    value,
  }));
  const bus = fakeBus({
    'site.appearance': appearance(),
    'people.queue': { people, asOf: null },
    'goals.lines': { lines: [], asOf: null },
  });
  const drawn = drawPage(bus, <QueuePane onOpen={() => undefined} />);
  await drawn.findByTestId('people');
  const names = () =>
    drawn.getAllByTestId('person-row').map((row) => row.querySelector('b')?.textContent);
  return { ...drawn, names };
}

it('sorts the queue by value, and says who has another currency', async () => {
  const { names, getByTestId, queryByTestId, getAllByTestId } = await draw({
    Ana: { amount: 100, currency: 'EUR' },
    Bo: { amount: 5_000, currency: 'USD' },
    Cy: null,
    Di: { amount: 90_000, currency: 'EUR' },
  });
  expect(names()).toEqual(['Ana', 'Bo', 'Cy', 'Di']);
  expect(getAllByTestId('person-value').map((each) => each.textContent)).toEqual([
    '€1.00',
    '$50.00',
    '€900.00',
  ]);
  expect(queryByTestId('other-currencies')).toBeNull();
  fireEvent.change(getByTestId('queue-sort'), { target: { value: 'value' } });
  expect(names()).toEqual(['Di', 'Ana', 'Bo', 'Cy']);
  expect(getByTestId('other-currencies').textContent).toContain('1 person');
  fireEvent.change(getByTestId('queue-sort'), { target: { value: '' } });
  expect(names()).toEqual(['Ana', 'Bo', 'Cy', 'Di']);
});

it('offers no order by value where no deal has one', async () => {
  const { queryByTestId } = await draw({ Ana: null, Bo: null });
  expect(queryByTestId('queue-sort')).toBeNull();
});
