import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHttp } from '../../../../lib/crm/http/http';
import { crmOrigin, hostPattern, originOf } from '../../../../lib/domain/views/origins';

describe('the origin of an address', () => {
  it.each([
    ['acme.odoo.com', 'https://acme.odoo.com'],
    ['  https://Acme.Odoo.com/odoo/crm?view=kanban#id=3 ', 'https://acme.odoo.com'],
    ['https://crm.acme.com:8443/web', 'https://crm.acme.com:8443'],
    ['https://crm.acme.com:443', 'https://crm.acme.com'],
    ['http://127.0.0.1:8069', 'http://127.0.0.1:8069'],
    ['localhost:8069', 'http://localhost:8069'],
    ['https://localhost:8069', 'https://localhost:8069'],
    ['http://localhost/', 'http://localhost'],
    ['http://[::1]:8069', 'http://[::1]:8069'],
    ['https://acme.example:80', 'https://acme.example:80'],
    ['http://localhost:443', 'http://localhost:443'],
  ])('%s is %s', (typed, origin) => expect(originOf(typed)).toBe(origin));

  it.each([
    '',
    'acme',
    'http://acme.odoo.com',
    'https://user:pass@acme.odoo.com',
    'https://acme.odoo.com@evil.example',
    'https://acme.odoo.com\\@evil.example',
    'javascript:alert(1)',
    'ftp://acme.odoo.com',
    'https://acme odoo.com',
    'https://127.0.0.1.evil.example@x',
    '127.0.0.1.evil.example',
    'http://localhost.evil.example',
    'https://',
    'https://acme.example:99999',
    'https://127.1',
    'https://0x7f.1',
    'https://1.2.3.4.5',
    'https://a.b:00443',
    'https://xn--a.com',
  ])('%s is none', (typed) => expect(originOf(typed)).toBeNull());

  it('is always one that the browser reads the same way, of https or of this machine', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.webUrl(), fc.webAuthority({ withPort: true, withUserInfo: true })),
        (typed) => {
          const origin = originOf(typed);
          if (origin === null) return;
          expect(originOf(origin)).toBe(origin);
          expect(new URL(origin).username).toBe('');
          expect(
            new URL(origin).protocol === 'https:' ||
              /^(127\.0\.0\.1|localhost|\[::1\])$/.test(new URL(origin).hostname),
          ).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

/** Hosts and ports as they are mistyped, or chosen to be read in two ways. */
const oddAddress = fc
  .tuple(
    fc.constantFrom('', 'http://', 'https://', 'HTTPS://'),
    fc.oneof(
      fc.domain(),
      fc.ipV4(),
      fc.ipV6().map((ip) => `[${ip}]`),
      fc.stringMatching(
        /^(localhost|127\.1|0x[0-9a-f]{1,8}|xn--[a-z0-9-]{1,8}|[0-9.]{1,12})(\.[a-z0-9-]{1,5})?$/,
      ),
    ),
    fc.oneof(
      fc.constantFrom('', ':80', ':443', ':0', ':00443'),
      fc.nat(99_999).map((port) => `:${port}`),
    ),
    fc.constantFrom('', '/', '/web#x', '?a=1'),
  )
  .map((parts) => parts.join(''));

it('is always one that a connector can be made for', () => {
  const gate = { enter: async () => () => undefined, backOff: async () => undefined };
  fc.assert(
    fc.property(fc.oneof(oddAddress, fc.string(), fc.webUrl()), (typed) => {
      const origin = originOf(typed);
      if (origin === null) return;
      expect(new URL(origin).origin).toBe(origin);
      createHttp({
        baseUrl: origin,
        token: async () => null,
        fetch,
        clock: () => 0,
        gate,
        errorMessageOf: () => null,
        cooldownOf: () => 0,
      });
    }),
    { numRuns: 5_000 },
  );
});

it('knows where each CRM is, and by which pattern the right to it is asked', () => {
  expect(crmOrigin(null, null)).toBeNull();
  expect(crmOrigin('{address}', null)).toBeNull();
  expect(crmOrigin('{address}', { address: ' ' })).toBeNull();
  expect(hostPattern(crmOrigin('https://api.crm.example', null) ?? '')).toBe(
    'https://api.crm.example/*',
  );
  expect(crmOrigin('https://{tenant}.crm.example', { tenant: 'acme' })).toBe(
    'https://acme.crm.example',
  );
  expect(hostPattern(crmOrigin('{address}', { address: 'https://crm.acme.com:8443' }) ?? '')).toBe(
    'https://crm.acme.com/*',
  );
});
