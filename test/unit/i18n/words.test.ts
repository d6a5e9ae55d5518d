import { describe, expect, it } from 'vitest';
import { FAILURE_CODES } from '../../../lib/domain/base/failure';
import { STAGES } from '../../../lib/domain/base/stage';
import { cardWords } from '../../../lib/i18n/card-translator';
import { agreementEn } from '../../../lib/i18n/en/agreement';
import { attributionEn } from '../../../lib/i18n/en/attribution';
import { cardEn } from '../../../lib/i18n/en/card';
import { contestEn } from '../../../lib/i18n/en/contest';
import { crmEn } from '../../../lib/i18n/en/crm';
import { dashboardEn } from '../../../lib/i18n/en/dashboard';
import { funnelEn } from '../../../lib/i18n/en/funnel';
import { pagesEn } from '../../../lib/i18n/en/pages';
import { referralsEn } from '../../../lib/i18n/en/referrals';
import { sitesEn } from '../../../lib/i18n/en/sites';
import { agreementEs } from '../../../lib/i18n/es/agreement';
import { attributionEs } from '../../../lib/i18n/es/attribution';
import { cardEs } from '../../../lib/i18n/es/card';
import { contestEs } from '../../../lib/i18n/es/contest';
import { crmEs } from '../../../lib/i18n/es/crm';
import { dashboardEs } from '../../../lib/i18n/es/dashboard';
import { funnelEs } from '../../../lib/i18n/es/funnel';
import { pagesEs } from '../../../lib/i18n/es/pages';
import { referralsEs } from '../../../lib/i18n/es/referrals';
import { sitesEs } from '../../../lib/i18n/es/sites';
import { failureGroup } from '../../../lib/i18n/failure-group';
import { failureText, pagesWords } from '../../../lib/i18n/page-translator';
import { dateOf, dayOf, relativeTime } from '../../../lib/i18n/time';
import { createTranslator, type Message } from '../../../lib/i18n/translator';
import { NOW } from '../components/people';

const CATALOGUES: [string, Record<string, Message>, Record<string, Message>][] = [
  ['card', cardEn, cardEs],
  ['pages', pagesEn, pagesEs],
  ['dashboard', dashboardEn, dashboardEs],
  ['agreement', agreementEn, agreementEs],
  ['funnel', funnelEn, funnelEs],
  ['contests', contestEn, contestEs],
  ['referrals', referralsEn, referralsEs],
  ['attribution', attributionEn, attributionEs],
  ...Object.entries(crmEn).map(([kind, en]): (typeof CATALOGUES)[number] => [
    kind,
    en,
    crmEs[kind as keyof typeof crmEs],
  ]),
  ...Object.entries(sitesEn).map(([id, en]): (typeof CATALOGUES)[number] => [
    id,
    en,
    sitesEs[id as keyof typeof sitesEs],
  ]),
];

/** Words that are the same in both languages. */
const SAME = new Set([
  'No',
  'Relevo',
  'HubSpot',
  'Odoo',
  'Marketing',
  'OK',
  'Total',
  '{what} {when}',
  '{trait}: {words}',
  '{label}: {target}, {period} ({department})',
  '{what}',
  '{rate} ({low}–{high})',
]);

function forms(message: Message | undefined): string[] {
  return message === undefined
    ? []
    : typeof message === 'string'
      ? [message]
      : [message.one, message.other];
}

function holes(message: Message | undefined): string[] {
  return [...new Set(forms(message).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort();
}

describe.each(CATALOGUES)('the words of the %s', (_, en, es) => {
  it('have every key in both languages, none empty', () => {
    expect(Object.keys(es).sort()).toEqual(Object.keys(en).sort());
    for (const message of [...Object.values(en), ...Object.values(es)]) {
      expect(forms(message).every((form) => form.trim() !== '')).toBe(true);
    }
  });

  it('have the same placeholders in both languages', () => {
    for (const key of Object.keys(en))
      expect([key, ...holes(es[key])]).toEqual([key, ...holes(en[key])]);
  });

  it('are translated', () => {
    const same = Object.keys(en).filter((key) =>
      forms(en[key]).some((form) => forms(es[key]).includes(form)),
    );
    expect(same.filter((key) => !forms(en[key]).every((form) => SAME.has(form)))).toEqual(
      same.filter((key) => /^short\.(mql|sql)$/.test(key)),
    );
  });
});

it('no key stands in both catalogues, where one would hide the other', () => {
  expect(Object.keys(pagesEn).filter((key) => key in cardEn)).toEqual([]);
});

it('names the stages as the shared language does', () => {
  expect(STAGES.map((stage) => cardEn[`stage.${stage}`])).toEqual([
    'Visitor',
    'Lead',
    'Marketing-qualified lead (MQL)',
    'Sales-qualified lead (SQL)',
    'Opportunity',
    'Customer',
  ]);
  expect(STAGES.map((stage) => cardEs[`stage.${stage}`])).toEqual([
    'Visitante',
    'Prospecto',
    'Prospecto calificado por marketing (MQL)',
    'Prospecto calificado por ventas (SQL)',
    'Oportunidad',
    'Cliente',
  ]);
});

describe.each(FAILURE_CODES)('the failure %s', (code) => {
  it('says in both languages what happened, what to do and what happens next', () => {
    const [en, es] = [failureText(code, 'en'), failureText(code, 'es')];
    for (const part of ['what', 'todo', 'next'] as const) {
      expect(en[part].length).toBeGreaterThan(8);
      expect(es[part].length).toBeGreaterThan(8);
      expect(es[part]).not.toBe(en[part]);
    }
    expect(cardWords('en')(`fail.${failureGroup(code)}`)).not.toBe(
      cardWords('es')(`fail.${failureGroup(code)}`),
    );
  });
});

describe('a translator', () => {
  it('chooses the plural of its language', () => {
    expect(pagesWords('en')('search.count', { count: 1 })).toBe('One person found');
    expect(pagesWords('en')('search.count', { count: 0 })).toBe('0 people found');
    expect(pagesWords('es')('search.count', { count: 1_000_000 })).toBe(
      '1.000.000 personas encontradas',
    );
  });

  it('puts values in once, whatever they look like', () => {
    const t = createTranslator('en', { hello: '{name}, {other}', price: '{price}' });
    expect(t('hello', { name: '{other} $& $1', other: 'x' })).toBe('{other} $& $1, x');
    expect(t('hello', { name: 'constructor' })).toBe('constructor, {other}');
    expect(createTranslator('en', { a: '{toString}' })('a')).toBe('{toString}');
  });
});

describe('times', () => {
  it.each([
    [-30_000, 'now'],
    [-3 * 60_000, '3 min. ago'],
    [-26 * 3_600_000, 'yesterday'],
    [5 * 3_600_000, 'in 5 hr.'],
    [-90 * 86_400_000, '2 months ago'],
  ])('shows %i ms as "%s"', (distance, text) => {
    expect(relativeTime(NOW + distance, NOW, 'en')).toBe(text);
  });

  it('names the days and keeps the year only where it differs', () => {
    expect(dayOf(NOW, NOW, 'en')).toBe('Today');
    expect(dayOf(NOW - 86_400_000, NOW, 'es')).toBe('Ayer');
    expect(dateOf(NOW - 40 * 86_400_000, NOW, 'en')).not.toMatch(/2026/);
    expect(dateOf(NOW - 400 * 86_400_000, NOW, 'en')).toMatch(/2025/);
  });

  it('survives a time that no date can hold', () => {
    expect(dateOf(9e15, NOW, 'en')).toBe('–');
  });
});

it('has no words that nothing says', () => {
  const pieces = import.meta.glob('../../../components/**/*.tsx', {
    query: '?raw',
    import: 'default',
    eager: true,
  });
  const logic = import.meta.glob('../../../components/**/*.ts', {
    query: '?raw',
    import: 'default',
    eager: true,
  });
  const surfaces = import.meta.glob('../../../entrypoints/*/**/*.{ts,tsx}', {
    query: '?raw',
    import: 'default',
    eager: true,
  });
  const sources = [pieces, logic, surfaces].flatMap((files) => Object.values(files));
  const code = sources.map(String).join('\n');
  const families = new Set([...code.matchAll(/`([\w-]+)\.\$\{/g)].map((match) => match[1]));
  const silent = [
    ...Object.keys(cardEn),
    ...Object.keys(pagesEn),
    ...Object.keys(dashboardEn),
  ].filter((key) => !code.includes(`'${key}'`) && !families.has(key.split('.')[0]));
  expect(silent).toEqual([]);
});

describe('a value in a sentence', () => {
  const t = createTranslator('en', { moved: '{name} is now {stage}.' });

  it('stands as it is where it cannot turn what stands about it', () => {
    expect(t('moved', { name: 'Zo\u00eb \u0141uk', stage: 'SQL' })).toBe(
      'Zo\u00eb \u0141uk is now SQL.',
    );
  });

  it.each(['\u202eevil', '\u05d3\u05df', '\u0645\u0631\u064a\u0645', '\u200fx'])(
    'is isolated where it could: %j',
    (name) => {
      expect(t('moved', { name, stage: 'SQL' })).toBe(`\u2068${name}\u2069 is now SQL.`);
    },
  );

  it('cannot end its isolation', () => {
    const text = t('moved', { name: 'a\u2069\u202eb', stage: 'SQL' });
    expect(text).toBe('\u2068a\u202eb\u2069 is now SQL.');
  });
});
