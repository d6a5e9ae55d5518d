import { X509Certificate } from 'node:crypto';
import { expect, it } from 'vitest';
import { selfSigned } from './tls';

it('makes a certificate that Node reads, for every host, signed by its own key', () => {
  const { cert, key } = selfSigned(['mail.google.com', 'localhost', '127.0.0.1']);
  const read = new X509Certificate(cert);
  expect(read.subjectAltName).toBe('DNS:mail.google.com, DNS:localhost, IP Address:127.0.0.1');
  expect(read.verify(read.publicKey)).toBe(true);
  expect(read.checkHost('mail.google.com')).toBe('mail.google.com');
  expect(read.checkHost('accounts.google.com')).toBeUndefined();
  expect(new Date(read.validTo).getTime() - Date.now()).toBeGreaterThan(9.9 * 365 * 86_400_000);
  expect(key).toContain('PRIVATE KEY');
});

it('still reads with a list of hosts so long that lengths need two bytes', () => {
  const hosts = Array.from({ length: 40 }, (_, index) => `host-${index}.example`);
  expect(new X509Certificate(selfSigned(hosts).cert).checkHost('host-39.example')).toBe(
    'host-39.example',
  );
});

it('never makes the same key twice', () => {
  expect(selfSigned(['a.example']).spkiSha256).not.toBe(selfSigned(['a.example']).spkiSha256);
});
