import { expect, it } from 'vitest';
import { cutFor } from '../../../../lib/crm/odoo/cuts';
import { monthsUntil } from '../../../contract/funnel-questions';

const SUMMER = Date.UTC(2026, 7, 15);
const WINTER = Date.UTC(2026, 10, 23);

it.each([
  ['UTC', SUMMER, 3, { granularity: 'day', timeZone: 'UTC' }],
  ['America/Mexico_City', WINTER, 12, { granularity: 'day', timeZone: 'Etc/GMT+6' }],
  ['Europe/Madrid', SUMMER, 3, { granularity: 'day', timeZone: 'Etc/GMT-2' }],
  ['Pacific/Auckland', Date.UTC(2026, 5, 10), 2, { granularity: 'day', timeZone: 'Etc/GMT-12' }],
  // Summer and winter time: the days of no zone.
  ['Europe/Madrid', WINTER, 6, { granularity: 'hour', timeZone: 'UTC' }],
  // More hours than an answer has room for.
  ['Europe/Madrid', WINTER, 24, null],
  ['Asia/Kolkata', WINTER, 3, null],
])('groups months of %s', (timeZone, now, count, cut) => {
  expect(cutFor(monthsUntil(now, timeZone, count))).toEqual(cut);
});

it('does not group by spans that end at any moment', () => {
  expect(cutFor([{ from: 1_234, until: WINTER }])).toBeNull();
});
