import { describe, expect, it } from 'vitest';
import { isFreeMail } from '../../../../lib/domain/base/free-mail';
import { notAPerson } from '../../../../lib/domain/base/not-a-person';

describe('notAPerson', () => {
  it.each([
    'no-reply@calendly.example',
    'noreply@shop.example',
    'do-not-reply@shop.example',
    'notifications-noreply@linkedin.example',
    'drive-shares-dm-noreply@google.example',
    'no_responder@banco.example',
    'ne-pas-repondre@poste.example',
    'nicht-antworten@bank.example',
    'mailer-daemon@googlemail.example',
    'postmaster@acme.example',
    'bounces+1234@mail.example',
    'notifications@crm.example',
    'notification@github.example',
    'calendar-notification@google.example',
    'newsletter@shop.example',
    'news@press.example',
    'alerts@bank.example',
    'reply+1a2b3c@reply.github.example',
    'invitations@linkedin.example',
    'automailer@shop.example',
    'webmaster@acme.example',
    'abuse@isp.example',
    'undisclosed-recipients@acme.example',
    'avisos@banco.example',
  ])('%s is a machine', (email) => {
    expect(notAPerson(email, 'Ana')).toBe('robot');
  });

  it.each([
    ['ventas@marca.example', "'Ana Cliente' via Ventas", true],
    ['ventes@marca.example', '"Léa Moreau" via Ventes', false],
    ['lista@googlegroups.example', 'Lista', false],
    ['dev@lists.acme.example', undefined, false],
    ['ventas@marca.example', 'Ventas', true],
  ] as const)('%s, %s, is a group', (email, name, isOwnDomain) => {
    expect(notAPerson(email, name, isOwnDomain)).toBe('group');
  });

  it('takes a shared mailbox of another person for one that a customer may write from', () => {
    expect(notAPerson('info@cliente.example', 'Cliente')).toBe('shared');
    expect(notAPerson('soporte@proveedor.example', 'Soporte')).toBe('shared');
  });

  it.each([
    'ana@cliente.example',
    'nora.news@marca.example',
    'teamann@acme.example',
    'r.daemonds@acme.example',
    'luca@via.example',
    'contador.perez@x.example',
    'noemi.reply@x.example',
    'alerta.ruiz@x.example',
  ])('%s is a person', (email) => {
    expect(notAPerson(email, 'Luca Via')).toBe(null);
  });
});

describe('isFreeMail', () => {
  it.each([
    'gmail.com',
    'googlemail.com',
    'hotmail.es',
    'yahoo.co.uk',
    'web.de',
    't-online.de',
    'qq.com',
    'uol.com.br',
    'outlook.com',
  ])('knows %s', (domain) => {
    expect(isFreeMail(domain)).toBe(true);
  });

  it.each(['acme.com', 'mail.acme.com', 'gmail.com.acme.example', 'com', ''])(
    'does not take %s for one',
    (domain) => {
      expect(isFreeMail(domain)).toBe(false);
    },
  );
});
