import { describe, expect, it } from 'vitest';
import { readAddress } from '../../../../lib/sites/gmail/address';
import { legacyId } from '../../../../lib/sites/gmail/ids';

const BASE = 'https://mail.google.com/mail/u/0/';

describe('readAddress', () => {
  it.each([
    ['', null],
    ['#inbox', null],
    ['#inbox/p2', null],
    ['#label/a%2Fb', null],
    ['#inbox/16f49479f3b7fe2c', '16f49479f3b7fe2c'],
    ['#search/valve+quote/p2/FMfcgzQdzmPqVbXgTnRkLwZcHsJf', 'FMfcgzQdzmPqVbXgTnRkLwZcHsJf'],
    ['#inbox/FMfcgzQdzmPqVbXgTnRkLwZcHsJf?compose=new', 'FMfcgzQdzmPqVbXgTnRkLwZcHsJf'],
    ['#FMfcgzQdzmPqVbXgTnRkLwZcHsJf', null],
  ])('%s names %s', (hash, thread) => {
    expect(readAddress(new URL(BASE + hash))).toEqual({ thread, popout: false, delegated: false });
  });

  it.each([
    ['?view=btop&th=16F49479F3B7FE2C', '16f49479f3b7fe2c'],
    ['?view=btop&ver=1', null],
    ['?th=%23thread-f%3A1', null],
  ])('%s is a window of its own, on %s', (query, thread) => {
    expect(readAddress(new URL(BASE + query))).toEqual({ thread, popout: true, delegated: false });
  });
});

describe('legacyId', () => {
  it.each([
    ['198c6274b6e2d9a9', '198c6274b6e2d9a9'],
    [' 198C6274B6E2D9A9 ', '198c6274b6e2d9a9'],
  ])('takes %s', (raw, id) => {
    expect(legacyId(raw)).toBe(id);
  });

  it.each([
    null,
    '',
    'undefined',
    '#thread-a:r-123456789012',
    '#thread-f:1840959905192440233',
    '"]',
    '198c6274b6e2d9a9ff',
  ])('leaves %s', (raw) => {
    expect(legacyId(raw)).toBe(null);
  });
});
