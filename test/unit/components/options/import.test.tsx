// @vitest-environment happy-dom
import { cleanup, fireEvent, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Import } from '../../../../components/options/import/Import';
import { CRM_CHOICES } from '../../../../lib/crm/registry';
import type { CrmKind } from '../../../../lib/domain/views/admin';
import { drawPage } from '../draw';
import { failing, fakeBus, type Script } from '../fake-bus';
import { appearance, connection } from '../people';

afterEach(cleanup);

const ME = 'ana@uno.example';

function draw(more: Script = {}, kind: CrmKind = 'local') {
  const bus = fakeBus({
    'site.appearance': appearance(),
    'connection.read': connection({ kind }),
    'connection.choices': [...CRM_CHOICES],
    'import.last': null,
    'import.look': ({ people }) =>
      people.map(({ emails }) => ({ id: emails.includes(ME) ? '1' : null, changes: true })),
    'import.run': ({ people }) => ({
      added: people.filter(({ emails }) => !emails.includes(ME)).length,
      updated: people.filter(({ emails }) => emails.includes(ME)).length,
    }),
    'import.undo': { removed: 1, restored: 1, kept: 0 },
    ...more,
  });
  const drawn = drawPage(bus, <Import />);
  const pick = async (content: string | Uint8Array<ArrayBuffer>, name = 'people.csv') =>
    fireEvent.change(await drawn.findByTestId('import-file'), {
      target: { files: [new File([content], name, { type: 'text/csv' })] },
    });
  const counts = (text: RegExp) =>
    waitFor(async () =>
      expect((await drawn.findByTestId('import-counts')).textContent).toMatch(text),
    );
  return { bus, pick, counts, ...drawn };
}

const CSV = `Mail;Nombre;Etapa\n${ME};Ana;Cliente\nbo@dos.example;Bo;Evangelista\n;Nadie;\n`;

describe('importing', () => {
  it('shows the file and its faults in place, asks, and does what it promised', async () => {
    const { bus, pick, counts, findByTestId, getByTestId } = draw();
    await pick(CSV);
    await counts(/^3 rows\. New: 1\. Updated: 1\. Unchanged: 0\. Skipped: 1\.$/);
    expect(getByTestId('skipped-4').textContent).toBe(
      'no email address and no LinkedIn profile Nadie',
    );
    const header = getByTestId('import-header') as HTMLSelectElement;
    expect(header.selectedOptions[0]?.textContent).toBe('Line 1: Mail · Nombre · Etapa');
    expect(bus.inputs('import.run')).toEqual([]);
    fireEvent.change(getByTestId('stage-of-evangelista'), { target: { value: 'customer' } });
    await counts(/New: 1/);
    await waitFor(() =>
      expect((getByTestId('import-run') as HTMLButtonElement).disabled).toBe(false),
    );
    fireEvent.click(getByTestId('import-run'));
    expect((await findByTestId('import-result')).textContent).toContain('Added 1, updated 1.');
    const [sent] = bus.inputs('import.run');
    expect(sent).toMatchObject({ file: 'people.csv', newcomers: null });
    expect(sent?.people.map(({ name, stage }) => [name, stage])).toEqual([
      ['Ana', 'customer'],
      ['Bo', 'customer'],
    ]);
    fireEvent.click(getByTestId('import-undo'));
    expect((await findByTestId('import-undone')).textContent).toBe(
      'Import undone. Removed 1, restored 1.',
    );
    expect(bus.inputs('import.undo')).toEqual([{ run: sent?.run }]);
  });

  it('reads again with another column, a field of one person going from one to the other', async () => {
    const { pick, counts, getByTestId } = draw();
    await pick('Email,Name,Alias\na@b.example,Ana Abad,Nita\n');
    await counts(/New: 1/);
    fireEvent.change(getByTestId('column-Alias'), { target: { value: 'name' } });
    await waitFor(() => expect((getByTestId('column-Name') as HTMLSelectElement).value).toBe(''));
    fireEvent.change(getByTestId('column-Email'), { target: { value: '' } });
    await counts(/New: 0\. Updated: 0\. Unchanged: 0\. Skipped: 1\./);
    expect(getByTestId('import-run').textContent).toBe('Nothing to import');
    expect((getByTestId('import-run') as HTMLButtonElement).disabled).toBe(true);
  });

  it('says what is doubtful about letters, and reads again in the encoding that is chosen', async () => {
    const { pick, counts, findByTestId, getByTestId, queryByTestId } = draw();
    const bytes = new Uint8Array([
      ...new TextEncoder().encode('Email,Name\ra@b.example,Bego'),
      0x96,
      0x61,
    ]);
    await pick(bytes);
    await counts(/New: 1/);
    expect((await findByTestId('import-doubt-guessed')).textContent).toContain('Mac Roman');
    expect(getByTestId('import-preview').textContent).toContain('Begoña');
    fireEvent.change(getByTestId('import-encoding'), { target: { value: 'windows-1252' } });
    await waitFor(() => expect(getByTestId('import-preview').textContent).toContain('Bego–a'));
    expect(queryByTestId('import-doubt-guessed')).toBeNull();
  });

  it('takes the first line for a person where it is said that there is no header', async () => {
    const { pick, counts, getByTestId } = draw();
    await pick('Ana Abad,Email\nBo Be,b@b.example\n');
    await counts(/^One row/);
    fireEvent.change(getByTestId('import-header'), { target: { value: '' } });
    await counts(/^2 rows/);
  });

  it.each([
    ['PK\u0003\u0004 [Content_Types].xml', 'workbook', /Excel workbook.*CSV UTF-8/],
    ['BEGIN:VCARD\nEND:VCARD', 'vcard', /vCard/],
    ['', 'empty', /empty/],
  ])('says what to do with a file that is no list (%#)', async (content, problem, words) => {
    const { pick, findByTestId } = draw();
    await pick(content);
    const said = await findByTestId('import-problem');
    expect(said.dataset['problem']).toBe(problem);
    expect(said.textContent).toMatch(words);
  });

  it('shows how far it is and can be stopped between two parts, with what was done and its undo', async () => {
    let answer = () => {};
    const { bus, pick, counts, findByTestId, getByTestId } = draw({
      'import.run': async ({ people }) => {
        await new Promise<void>((resolve) => {
          answer = resolve;
        });
        return { added: people.length, updated: 0 };
      },
    });
    const rows = Array.from({ length: 1_200 }, (_, index) => `p${index}@many.example,P ${index}`);
    await pick(['Email,Name', ...rows].join('\n'));
    await counts(/New: 1,200/);
    fireEvent.click(getByTestId('import-run'));
    expect((await findByTestId('import-progress')).dataset['what']).toBe('running');
    await waitFor(() => expect(bus.inputs('import.run').length).toBe(1));
    answer();
    await waitFor(() => expect(bus.inputs('import.run').length).toBe(2));
    fireEvent.click(getByTestId('import-stop'));
    answer();
    expect((await findByTestId('import-result')).textContent).toContain(
      'Stopped. Added 1,000, updated 0.',
    );
    expect(bus.inputs('import.run').length).toBe(2);
    expect(getByTestId('import-undo')).not.toBeNull();
  });

  it('joins people of the file who are one person here', async () => {
    const { bus, pick, counts, getByTestId } = draw({
      'import.look': ({ people }) => people.map(() => ({ id: '7', changes: true })),
    });
    await pick('Email,Name,Company\na@b.example,Ana,\nana@casa.example,Ana,Acme\n');
    await counts(/New: 0\. Updated: 1\./);
    fireEvent.click(getByTestId('import-run'));
    await waitFor(() => expect(bus.inputs('import.run').length).toBe(1));
    expect(bus.inputs('import.run')[0]?.people).toMatchObject([
      { emails: ['a@b.example', 'ana@casa.example'], company: 'Acme' },
    ]);
  });

  it('offers a stage for new people who have none', async () => {
    const { bus, pick, counts, getByTestId } = draw();
    await pick('Email\na@b.example\n');
    await counts(/New: 1/);
    fireEvent.change(getByTestId('import-newcomers'), { target: { value: 'lead' } });
    fireEvent.click(getByTestId('import-run'));
    await waitFor(() => expect(bus.inputs('import.run')).toMatchObject([{ newcomers: 'lead' }]));
  });

  it('takes a file that is dropped on the page', async () => {
    const { counts, findByTestId } = draw();
    await findByTestId('import-drop');
    const files = [new File([CSV], 'dropped.csv')];
    const drop = new Event('drop', { cancelable: true });
    Object.assign(drop, { dataTransfer: { types: ['Files'], files } });
    globalThis.dispatchEvent(drop);
    expect(drop.defaultPrevented).toBe(true);
    await counts(/3 rows/);
  });

  it('offers the last import to be undone, and a template that it reads itself', async () => {
    const last = { run: 'r', file: 'may.csv', at: 0, added: 2, updated: 1 };
    const { bus, pick, counts, findByTestId, getByTestId, shell } = draw({ 'import.last': last });
    expect((await findByTestId('import-result')).textContent).toContain(
      'Last import: may.csv. Added 2, updated 1.',
    );
    fireEvent.click(getByTestId('import-undo'));
    await waitFor(() => expect(bus.inputs('import.undo')).toEqual([{ run: 'r' }]));
    fireEvent.click(getByTestId('import-template'));
    const [, , template = ''] = vi.mocked(shell.save).mock.calls[0] ?? [];
    await pick(`${template}Ana,Abad,a@b.example,Acme,CEO,Lead,,Fair\r\n`);
    await counts(/^One row\. New: 1\./);
    for (const column of ['First name', 'Last name', 'Email', 'Company', 'Job title', 'Stage'])
      expect((getByTestId(`column-${column}`) as HTMLSelectElement).value).not.toBe('');
  });

  it('says what failed', async () => {
    const { pick, findByTestId } = draw({ 'import.look': failing('store/full') });
    await pick(CSV);
    expect((await findByTestId('failure-box')).dataset['code']).toBe('store/full');
  });

  it.each(['hubspot', 'odoo'] as const)('sends people of %s there', async (kind) => {
    const { findByText, queryByTestId } = draw({}, kind);
    await findByText(new RegExp(`Relevo uses ${kind === 'odoo' ? 'Odoo' : 'HubSpot'}`));
    expect(queryByTestId('import-file')).toBeNull();
  });
});
