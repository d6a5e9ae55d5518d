import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures';

// The browser goes on to other files: they expect the sample.
test.afterAll(async ({ product }) => {
  await product.call('connection.save', { kind: 'local' });
});

const ROWS = Number(process.env['ROWS'] ?? 20_000);

function bigList(): Buffer {
  const rows = Array.from(
    { length: ROWS },
    (_, index) => `p${index}@many.example;Persona ${index};Empresa ${index % 900};Prospecto`,
  );
  return Buffer.from(['Correo;Nombre completo;Empresa;Etapa', ...rows].join('\r\n'));
}

test('a list as a spreadsheet saved it is looked at, asked about, imported and undone', async ({
  product,
}) => {
  const page = await product.page('options.html#import');
  const text = [
    'Clientes de mayo;;;',
    '',
    'Nombre;Apellidos;Correo;Fase del ciclo de vida',
    'Begoña;Muñoz;bego@munoz.example;Cliente',
    'Íñigo;Sáez;inigo@saez.example;Evangelizador',
    'Nadie;;;',
  ].join('\r\n');
  await page.getByTestId('import-file').setInputFiles({
    name: 'mayo.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(text, 'latin1'),
  });
  await expect(page.getByTestId('import-counts')).toContainText('New: 2.');
  await expect(page.getByTestId('import-header')).toHaveValue('3');
  await expect(page.getByTestId('skipped-6')).toBeVisible();
  await expect(page.getByTestId('import-preview')).toContainText('Begoña');
  const { violations } = await new AxeBuilder({ page }).include('#import').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.getByTestId('stage-suggest').click();
  await expect(page.getByTestId('stage-of-evangelizador')).toHaveValue('customer');
  if (process.env['PICTURE'] !== undefined)
    await page.getByTestId('section-import').screenshot({ path: process.env['PICTURE'] });
  await expect(page.getByTestId('import-run')).toBeEnabled();
  await page.getByTestId('import-run').click();
  await expect(page.getByTestId('import-result')).toContainText('Added 2, updated 0.');
  const found = await product.call<{ name: string; stage: string }[]>('people.search', {
    text: 'Íñigo Sáez',
  });
  expect(found).toMatchObject([{ stage: 'customer' }]);
  // The way back is there after the page was closed, too.
  await page.reload();
  await page.getByTestId('import-undo').click();
  await expect(page.getByTestId('import-undone')).toContainText('Removed 2');
  expect(await product.call('people.search', { text: 'Íñigo Sáez' })).toEqual([]);
  await page.close();
});

test('a long list shows how far it is, is stopped, and undone as a whole', async ({ product }) => {
  test.setTimeout(240_000);
  const page = await product.page('options.html#import');
  const file = { name: 'long.csv', mimeType: 'text/csv', buffer: bigList() };
  await page.getByTestId('import-file').setInputFiles(file);
  await expect(page.getByTestId('import-counts')).toContainText('New: ', { timeout: 120_000 });
  await expect(page.getByTestId('import-run')).toBeEnabled();
  await page.getByTestId('import-run').click();
  await expect(page.getByTestId('import-progress')).toHaveAttribute('data-what', 'running');
  await page.getByTestId('import-stop').click();
  await expect(page.getByTestId('import-result')).toContainText('Stopped.');
  await page.getByTestId('import-undo').click();
  await expect(page.getByTestId('import-undone')).toBeVisible({ timeout: 120_000 });
  expect(await product.call('people.search', { text: 'many.example' })).toEqual([]);
  await page.close();
});
