import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { startDemoHubSpot } from '../demo/hubspot';
import { demoMailbox } from '../sites/gmail/demo-mailbox';
import { startProduct } from './fixtures';
import { filesWith, type Stored, stored } from './stored';
import { giveTime } from './waits';

const SUBJECT = 'rvsubjectcanary';
const BODY = 'rvbodycanary';
const WRITTEN = 'rvcomposecanary';
const STRANGER = 'rvstrangercanary';

/**
 * The demo mailbox with words in every subject and body that must stay in the page, and names that
 * no one has.
 */
function markedMailbox() {
  const mailbox = demoMailbox();
  return {
    ...mailbox,
    threads: mailbox.threads.map((thread) => ({
      ...thread,
      subject: `${thread.subject} ${SUBJECT}`,
      messages: thread.messages.map((message) => ({
        ...message,
        from: { ...message.from, name: `${message.from.name} ${STRANGER}` },
        text: [...message.text, `${BODY} costs 12 euros`],
      })),
    })),
  };
}

/**
 * Everything that is kept of a person, as paths of fields. What PRIVACY.md names and the surfaces
 * show, and nothing more.
 */
const KEPT = {
  contacts: [
    'contact.campaign',
    'contact.company',
    'contact.crmScore',
    'contact.emails',
    'contact.gaps',
    'contact.id',
    'contact.jobTitle',
    'contact.linkedinSlug',
    'contact.name',
    'contact.nativeStage',
    'contact.owner',
    'contact.revision',
    'contact.signals',
    'contact.stage',
    'contact.stageDates',
    'contact.traits',
    'contact.url',
    'historyAt',
    'id',
    'keys',
    'ownerId',
    'readAt',
    'seenAt',
    'stage',
  ],
  notes: ['at', 'author', 'changedAt', 'contactId', 'id', 'reference', 'round', 'text'],
  touches: ['at', 'by', 'campaign', 'channel', 'contactId', 'id', 'kind', 'title'],
  missing: ['at', 'key'],
  log: ['at', 'code', 'detail', 'frames', 'id'],
} as const;

/** Traits that the rules of an agreement may ask for. */
const TRAITS = ['company', 'companySize', 'country', 'industry', 'jobTitle', 'persona', 'phone'];

function fieldsOf(rows: readonly unknown[]): string[] {
  const paths = (row: object, prefix: string): string[] =>
    Object.entries(row).flatMap(([name, value]) =>
      name === 'contact' && typeof value === 'object' && value !== null
        ? paths(value, 'contact.')
        : [prefix + name],
    );
  return [...new Set(rows.flatMap((row) => paths(row as object, '')))].sort();
}

test('of a mailbox nothing is stored but who is in it, and of a person only what is shown', async () => {
  const profile = mkdtempSync(path.join(tmpdir(), 'relevo-least-'));
  const hubspot = await startDemoHubSpot();
  const product = await startProduct({
    build: 'chrome-mv3-e2e',
    hosts: { 'api.hubapi.com': hubspot.handler },
    mailbox: markedMailbox(),
    profile,
  });
  await product.call('connection.save', { kind: 'hubspot', token: hubspot.token });
  const { page, ours } = await product.mailbox();
  await expect.poll(async () => Object.keys(await ours.chips()).length).toBeGreaterThan(20);
  // The second thread is a colleague's, who is never looked up.
  for (const index of [0, 2, 3]) {
    await page.evaluate(`__sim.open(${index})`);
    await expect.poll(() => ours.words('strip')).not.toBeNull();
  }
  expect(await page.evaluate<string>('document.body.textContent')).toContain(BODY);
  await page.evaluate(`__sim.reply(${JSON.stringify(WRITTEN)})`);
  await page.evaluate('__sim.settled()');
  const popup = await product.page('popup.html');
  await popup.getByTestId('tab-queue').click();
  await product.call('people.search', { text: 'Whitfield' });
  await giveTime(popup, 1_000);

  const { rows, areas }: Stored = await stored(popup);
  const everything = JSON.stringify([rows, areas]);
  expect(everything).toContain('hannah.whitfield');
  for (const mark of [SUBJECT, BODY, WRITTEN, STRANGER, 'data:image', '<div'])
    expect(everything).not.toContain(mark);
  for (const [table, fields] of Object.entries(KEPT)) {
    const found = fieldsOf(rows[`relevo.${table}`] ?? []);
    if (table !== 'log' && table !== 'notes') expect(found.length, table).toBeGreaterThan(0);
    expect(
      found.filter((field) => !(fields as readonly string[]).includes(field)),
      table,
    ).toEqual([]);
  }
  const contacts = (rows['relevo.contacts'] ?? []) as {
    contact: { traits: object; signals: object[] };
  }[];
  expect(
    fieldsOf(contacts.map(({ contact }) => contact.traits)).filter(
      (name) => !TRAITS.includes(name),
    ),
  ).toEqual([]);
  expect(fieldsOf(contacts.flatMap(({ contact }) => contact.signals))).toEqual(['at', 'kind']);
  expect(
    Object.keys(rows)
      .filter((name) => name.startsWith('relevo.'))
      .sort(),
  ).toEqual(
    [
      'answers',
      'closedDeals',
      'contacts',
      // Numbers of the CRM, without any person in them.
      'counts',
      // Of won deals: ids, names and amounts, and whose touches were read. Empty before Attribution.
      'dealPeople',
      'deals',
      'done',
      'log',
      'meta',
      'missing',
      'notes',
      'outbox',
      'secrets',
      'touches',
    ].map((table) => `relevo.${table}`),
  );
  await product.close();
  await hubspot.close();

  // In the files of the extension too; what the browser keeps of the mailbox itself is its own
  // affair.
  const ofOurs = (mark: string) =>
    filesWith(profile, mark).filter((file) => file.includes(product.id));
  expect(ofOurs('hannah.whitfield')).not.toEqual([]);
  for (const mark of [SUBJECT, BODY, WRITTEN, STRANGER]) expect(ofOurs(mark), mark).toEqual([]);
  rmSync(profile, { recursive: true, force: true });
});
