// @vitest-environment happy-dom
import { cleanup, waitFor } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { GuideLink } from '../../../components/GuideLink';
import { drawPage } from './draw';
import { fakeBus } from './fake-bus';
import { appearance } from './people';

afterEach(cleanup);

it.each(['en', 'es'] as const)(
  'opens the guide in the language of the interface: %s',
  async (language) => {
    const bus = fakeBus({ 'site.appearance': { ...appearance(), language } });
    // The browser speaks the other language: what the rep chose counts.
    const { findByTestId } = drawPage(
      bus,
      <GuideLink guide="agreement" />,
      language === 'en' ? 'es' : 'en',
    );
    const link = await findByTestId('guide-agreement');
    await waitFor(() => expect(link.getAttribute('href')).toBe(`guide/${language}/agreement.html`));
    expect(link.getAttribute('target')).toBe('_blank');
  },
);
