import { expect, type Page, test } from '@playwright/test';
import { noteHtml } from '../../lib/crm/kit/note-text';
import { type Feedback, NOBODY } from '../../lib/domain/feedback/feedback';
import { feedbackNote } from '../../lib/domain/feedback/note';
import type { FeedbackSlice, FeedbackSummary } from '../../lib/domain/views/feedback';
import { type HubSpotServer, startHubSpotServer } from '../crm/hubspot/server';
import { depth } from '../run/depth';
import { forwardTo } from '../sites/forward';
import { type Product, startProduct } from './fixtures';
import { manyNote, NORA, seedNotes } from './many-notes';

const NOTES = depth(1_000, 5_000);
const PEOPLE = (NOTES * 3) / 10;
/** Longer than the test needs until it ends the worker that waits, ms. */
const HELD_MS = 120_000;
/**
 * Of the pages of notes that a search gives the third is held back, so that the list is not whole.
 */
const THIRD_PAGE = { method: 'POST', path: '/crm/objects/*/notes/search', nth: 3 } as const;

let crm: HubSpotServer;
let product: Product;
let board: Page;
let people: string[];

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  crm = await startHubSpotServer({ searchLagMs: 0 });
  people = seedNotes(crm, NOTES, PEOPLE);
  crm.control.faults.add({ match: THIRD_PAGE, delayMs: HELD_MS });
  product = await startProduct({
    build: 'chrome-mv3-e2e',
    hosts: { 'api.hubapi.com': forwardTo(crm.port) },
  });
  const saved = await product.call<{ owners: { id: string; email: string }[] }>('connection.save', {
    kind: 'hubspot',
    token: crm.token,
  });
  const me = saved.owners.find(({ email }) => email === NORA.email);
  await product.call('connection.save', { kind: 'hubspot', ownerId: me?.id ?? null });
  await product.call('settings.change', { change: { role: 'marketer' } });
});
test.afterAll(async () => {
  await product.close();
  await crm.close().catch(() => undefined);
});

const summary = () => product.call<FeedbackSummary>('feedback.summary', { filter: {} });
const total = async () =>
  (await product.call<FeedbackSlice>('feedback.list', { filter: {}, offset: 0, limit: 1 })).total;

test(`${NOTES} notes: rows after the first page, and nothing lost when the worker dies between two pages`, async () => {
  test.setTimeout(180_000);
  board = await product.page('dashboard.html');
  await expect(board.getByTestId('thread').first()).toBeVisible({ timeout: 30_000 });
  await expect(board.getByTestId('feedback-age')).toContainText('Loading older notes');
  expect(await total()).toBeLessThan(NOTES);
  await product.stopWorker();
  crm.control.faults.clear();
  await expect
    .poll(
      async () => {
        await product.call('feedback.refresh', {}).catch(() => null);
        return (await summary()).whole;
      },
      { timeout: 150_000 },
    )
    .toBe(true);
  expect(await total()).toBe(NOTES);
});

test('the page holds what is seen of them: the last row is a jump away, a filter keeps the focus, totals are of all', async () => {
  await expect(board.getByTestId('feedback-age')).not.toContainText('Loading older notes', {
    timeout: 30_000,
  });
  const list = board.getByTestId('window');
  const rows = board.getByTestId('thread');
  await list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect(rows.last()).toContainText('Note 0:');
  await list.evaluate((element) => element.scrollTo(0, element.scrollHeight / 2));
  const number = async () =>
    Number(/Note (\d+):/.exec(await rows.first().innerText())?.[1] ?? Number.NaN);
  await expect.poll(async () => Math.abs((await number()) - NOTES / 2)).toBeLessThan(NOTES / 20);
  expect(await rows.count()).toBeLessThan(60);
  const { totals } = await summary();
  expect(totals.all.judged).toBeGreaterThan(PEOPLE);
  const campaign = board.getByTestId('filter-campaign');
  await campaign.focus();
  await campaign.selectOption('Campaign 3');
  await expect(rows.first()).toContainText('Campaign 3');
  await expect(campaign).toBeFocused();
  await expect(board).toHaveURL(/campaign=Campaign\+3/);
  await board.goBack();
  await expect(rows.first()).toContainText(`Note ${NOTES - 1}:`);
});

test('the export holds every one, with formulas made harmless', async () => {
  const { csv } = await product.call<{ csv: string }>('feedback.export', { filter: {} });
  expect(csv.match(/Note \d+:/g)).toHaveLength(NOTES);
});

test('paper shows the rows that were asked for, not the height of all', async () => {
  const pdf = await board.pdf({ format: 'A4' });
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  expect(pages).toBeGreaterThan(2);
  expect(pages).toBeLessThan(20);
});

test('a note that is strange in any way is shown as what it is, and counts for whom it is by', async () => {
  const before = (await summary()).totals.all;
  const { control } = crm;
  const nora = control.upsertOwner(NORA);
  const ben = control.upsertOwner({
    email: 'ben@relevo-demo.example',
    firstName: 'Ben',
    lastName: 'Ames',
  });
  const said: Feedback = {
    ...manyNote(1, { id: nora, name: 'Nora Vidal' }).said,
    verdict: 'rejected',
    text: '',
  };
  const write = (text: string) => feedbackNote({ ...said, text }, 'No budget', 'en');
  const put = (html: string, owner: string, person: number) =>
    control.addActivity('notes', people[person] ?? '', {
      hs_note_body: html,
      hubspot_owner_id: owner,
    });
  const withReference = (text: string) => noteHtml(text, crypto.randomUUID());
  put(withReference(write('forged by a colleague')), ben, 1);
  put(withReference(write('brought in by a form')), '', 2);
  const anonymous = feedbackNote(
    { ...said, text: 'of nobody', author: { name: NOBODY, email: null } },
    null,
    'en',
  );
  put(withReference(anonymous), '', 3);
  put(withReference(`I quote:\n${write('as she said')}`), ben, 4);
  put(withReference(write('before').replace('before', 'after the edit')), nora, 5);
  put(
    withReference(write('of another time').replace(/relevo-feedback 1/, 'relevo-feedback 7')),
    nora,
    6,
  );
  put(
    withReference(write('with a broken line').replace(/(relevo-feedback 1 ..)./, '$1!')),
    nora,
    7,
  );
  put(
    withReference(write('\u202Edlrow\u202C 🧑‍🚀 <img src=x onerror=alert(1)> =HYPERLINK("x")')),
    nora,
    8,
  );
  put(withReference(write(`long ${'ñ'.repeat(64_000)} end`)), nora, 9);
  put('Rang, <b>nobody</b> there &amp; nothing said', ben, 10);
  await product.call('feedback.refresh', {});
  await expect.poll(total).toBe(NOTES + 9);

  const row = (text: string) => board.getByTestId('thread').filter({ hasText: text });
  const tag = (text: string) => row(text).locator('.verdict-tag');
  await expect(tag('forged by a colleague')).toHaveText('Author not confirmed', {
    timeout: 30_000,
  });
  for (const text of ['brought in by a form', 'of nobody', 'as she said']) {
    await expect(tag(text)).toHaveText('Author not confirmed');
  }
  await expect(tag('after the edit')).toContainText('Rejected');
  await expect(tag('of another time')).toHaveText('Note from a newer Relevo');
  await expect(tag('with a broken line')).toHaveText('Unreadable note');
  await expect(tag('🧑‍🚀')).toContainText('Rejected');
  await expect(tag('long ññ')).toContainText('Rejected');
  await expect(row('Rang, nobody there')).toHaveCount(0);

  await row('forged by a colleague').click();
  const detail = board.getByTestId('said');
  await expect(detail).toContainText('Author not confirmed by the CRM: Nora Vidal');
  await expect(detail).toContainText('Ben Ames');
  await row('after the edit').click();
  await expect(detail).toContainText('The text was edited in the CRM');
  await row('long ññ').click();
  await expect(detail).toContainText('ñ end');
  await board.getByTestId('filter-state').selectOption('handmade');
  await expect(row('Rang, nobody there & nothing said').locator('.verdict-tag')).toHaveText(
    'Manual note',
  );
  await board.getByTestId('filter-state').selectOption('');

  // Those of Nora's own hand that can be read; each is of another person, and the person's last
  // word
  // in that campaign.
  const after = (await summary()).totals.all;
  expect(after.counts.rejected - before.counts.rejected).toBe(3);
  const { csv } = await product.call<{ csv: string }>('feedback.export', {
    filter: { rep: 'Nora Vidal' },
  });
  expect(csv).not.toContain('forged by a colleague');
  expect(product.errors).toEqual([]);
});

test('without a network what is cached stays, with its age', async () => {
  await crm.close();
  await board.reload();
  await expect(board.getByTestId('thread').first()).toBeVisible();
  await expect(board.getByTestId('feedback-age')).toContainText('The CRM is not responding', {
    timeout: 30_000,
  });
  expect(await total()).toBe(NOTES + 9);
});
