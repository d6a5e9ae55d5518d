// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { isFreeMail } from '../../../../lib/domain/base/free-mail';
import { gmailWith } from '../../../../lib/sites/gmail';
import type { Snapshot } from '../../../../lib/sites/site';

/** What a test knows of the rep: what the page says. */
const gmailRep = {
  isOurs: (domain: string, own: ReadonlySet<string>) =>
    !isFreeMail(domain) && [...own].some((address) => address.endsWith(`@${domain}`)),
};

type Who = readonly [email: string, name: string];

function page(rows: readonly (readonly Who[])[], account = 'nora@marca.example'): Document {
  const spans = (people: readonly Who[]) =>
    people
      .map(
        ([email, name]) =>
          `<span email="${email}" name="${name}" data-hovercard-id="${email}">${name}</span>`,
      )
      .join('');
  const body = rows.map(
    (people, index) =>
      `<tr class="zA"><td><div class="yW">${spans(people)}</div></td><td><span class="bog"><span data-legacy-thread-id="16f4aaaaaaaaaa0${index}">x</span></span></td></tr>`,
  );
  return new DOMParser().parseFromString(
    `<!doctype html><html><head><title>Inbox - ${account} - Gmail</title></head><body><header role="banner"><a role="button" aria-label="Account: James Nora (${account})">N</a></header><div role="main"><table><tbody>${body.join('')}</tbody></table></div></body></html>`,
    'text/html',
  );
}

function read(document: Document, aliases: readonly string[] = []): Snapshot {
  return gmailWith({ ...gmailRep, aliases: () => aliases }).read(
    document,
    new URL('https://mail.google.com/mail/u/0/#inbox'),
  );
}

const abouts = ({ rows }: Snapshot) =>
  rows.map(({ candidates }) => candidates.map(({ email }) => email));
const ME: Who = ['nora@marca.example', 'yo'];
const ALIAS: Who = ['nora@otra.example', 'yo'];
const ANA: Who = ['ana@cliente.example', 'Ana'];

describe('what is the rep’s own', () => {
  it('is every address at which Gmail writes what it writes at the account’s', () => {
    expect(abouts(read(page([[ALIAS, ANA], [ME, ANA], [ALIAS]])))).toEqual([
      [ANA[0]],
      [ANA[0]],
      [],
    ]);
  });

  it('is no address whose name is that of the account', () => {
    const [own, namesake]: Who[] = [
      ['nora@marca.example', 'Nora'],
      ['nora@cliente.example', 'Nora'],
    ];
    expect(abouts(read(page([[own as Who, namesake as Who]])))).toEqual([['nora@cliente.example']]);
  });

  it('is not recognised by a name of two words, which a customer may have too', () => {
    const rows: Who[] = [
      ['nora@marca.example', 'Nora V'],
      ['nora.v@cliente.example', 'Nora V'],
    ];
    expect(abouts(read(page([rows])))).toEqual([['nora.v@cliente.example']]);
  });

  it('is what the rep lists', () => {
    const document = page([[['nora@otra.example', 'Nora'], ANA]]);
    expect(abouts(read(document))).toEqual([['nora@otra.example', ANA[0]]]);
    expect(abouts(read(document, ['nora@otra.example']))).toEqual([[ANA[0]]]);
  });
});

describe('colleagues', () => {
  it('come only where there is no one else', () => {
    const bo: Who = ['bo@marca.example', 'Bo'];
    expect(
      abouts(
        read(
          page([
            [bo, ANA],
            [bo, ME],
          ]),
        ),
      ),
    ).toEqual([[ANA[0]], [bo[0]]]);
  });

  it('are no one at a domain where anybody can have an address', () => {
    const customer: Who = ['ana@gmail.com', 'Ana'];
    const supplier: Who = ['cai@proveedor.example', 'Cai'];
    expect(abouts(read(page([[customer, supplier]], 'nora@gmail.com')))).toEqual([
      [customer[0], supplier[0]],
    ]);
  });
});

describe('health', () => {
  it('says when a whole list is in no form that is known', () => {
    const document = page([[ANA]]);
    for (const row of document.querySelectorAll('tr')) row.removeAttribute('class');
    expect(read(document).health).toContainEqual({ id: 'row', state: 'missing' });
    expect(read(page([[ANA]])).health).toContainEqual({ id: 'row', state: 'ok' });
  });
});
