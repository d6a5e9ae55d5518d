// @vitest-environment happy-dom

import { render, waitFor } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import {
  createQueryStore,
  QueryStoreProvider,
  useContentQuery,
} from '../../../lib/bus/content-query';
import { email as asEmail } from '../../support/email';
import { fakeBus } from '../components/fake-bus';

const person = (index: number) => ({ people: [{ email: asEmail(`p${index}@acme.example`) }] });

function Asks({ index }: { index: number | null }) {
  useContentQuery('site.lookup', index === null ? null : person(index));
  return null;
}

function setUp() {
  const bus = fakeBus({ 'site.lookup': () => [] });
  const reader = createQueryStore(bus, () => false, new AbortController().signal);
  const ui = (index: number | null) => (
    <QueryStoreProvider reader={reader}>
      <Asks index={index} />
    </QueryStoreProvider>
  );
  const drawn = render(ui(1));
  const show = (index: number | null) => drawn.rerender(ui(index));
  const asked = (index: number) =>
    bus
      .inputs('site.lookup')
      .filter((input) => JSON.stringify(input) === JSON.stringify(person(index))).length;
  return { bus, show, asked };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 30));

describe('reading in a content script', () => {
  it('answers from what it holds when a view comes back', async () => {
    const { show, asked } = setUp();
    await waitFor(() => expect(asked(1)).toBe(1));
    show(2);
    await waitFor(() => expect(asked(2)).toBe(1));
    show(1);
    await settle();
    expect(asked(1)).toBe(1);
  });

  it('asks after a change for what is read, and for the rest only when it is read again', async () => {
    const { bus, show, asked } = setUp();
    await waitFor(() => expect(asked(1)).toBe(1));
    show(2);
    await waitFor(() => expect(asked(2)).toBe(1));
    await settle();
    bus.push('people');
    await waitFor(() => expect(asked(2)).toBe(2));
    await settle();
    expect(asked(1)).toBe(1);
    show(1);
    await waitFor(() => expect(asked(1)).toBe(2));
  });

  it('does not keep everything that was ever read', async () => {
    const { show, asked } = setUp();
    for (let index = 1; index <= 30; index++) {
      show(index);
      await waitFor(() => expect(asked(index)).toBe(1));
    }
    await settle();
    show(30);
    show(1);
    await waitFor(() => expect(asked(1)).toBe(2));
  });
});
