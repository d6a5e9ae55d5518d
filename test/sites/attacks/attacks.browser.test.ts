import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSimulator, type Simulator } from '../open-simulator';
import {
  attackExpression,
  clickjackingAttacks,
  harmlessPages,
  type Place,
  type Target,
} from './clickjacking';
import {
  findWords,
  heardKeys,
  listenToKeys,
  markupProbe,
  readOnFrom,
  timingProbe,
} from './eavesdropping';
import { naiveOverlay } from './naive-overlay';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await openSimulator();
});
afterAll(() => simulator.close());

const SECRET = 'Opportunity score 87';

describe('the attacks work on an overlay without defence', () => {
  it('are thirteen', () => expect(clickjackingAttacks).toHaveLength(13));

  it.each([...clickjackingAttacks, ...harmlessPages])(
    '$name: the button is hidden where that is the aim, and the trusted click arrives',
    async (attack) => {
      const page = await simulator.open();
      const target: Target = await page.evaluate(naiveOverlay({ secret: SECRET }));
      const before = await page.screenshot({ clip: target });
      const place: Place = await page.evaluate(attackExpression(attack, target));
      const after = await page.screenshot({ clip: target });
      expect(after.equals(before)).toBe(!attack.harmful);
      await page.mouse.move(place.x, place.y);
      await page.waitForTimeout(50);
      await page.mouse.down();
      await page.mouse.up();
      expect(await page.evaluate('__naive.clicks')).toBe(1);
      expect(await page.evaluate('__sim.evidence.violations')).toEqual([]);
      await page.close();
    },
  );
});

describe('the probes read an overlay without defence', () => {
  it('finds the words of a closed root', async () => {
    const page = await simulator.open();
    await page.evaluate(naiveOverlay({ secret: SECRET }));
    expect(await page.evaluate(findWords(['Opportunity', 'Zirconium']).script)).toEqual([
      'Opportunity',
    ]);
    expect(await page.evaluate(readOnFrom('oppo').script)).toBe(SECRET.toLowerCase());
    expect(await page.evaluate(readOnFrom('zirc').script)).toBe('');
    await page.close();
  });

  it('hears the keys typed into a closed root, and sees no text of it in the markup', async () => {
    const page = await simulator.open();
    await page.evaluate(listenToKeys.script);
    await page.evaluate(naiveOverlay({ secret: SECRET }));
    await page.evaluate('__naive.focus()');
    await page.keyboard.type('hi');
    const heard: { kind: string; key: string | null; data: string | null }[] = await page.evaluate(
      heardKeys.script,
    );
    expect(heard.filter((one) => one.kind === 'keydown').map((one) => one.key)).toEqual(['h', 'i']);
    expect(heard.some((one) => one.kind === 'input' && one.data === 'i')).toBe(true);
    expect(await page.evaluate(markupProbe.script)).not.toContain(SECRET);
    await page.close();
  });

  it('sees what is in an open root, in an attribute and in generated content of the page', async () => {
    const page = await simulator.open();
    await page.evaluate(() => {
      const host = document.createElement('div');
      host.attachShadow({ mode: 'open' }).append('in an open root');
      host.dataset.note = 'in an attribute';
      document.documentElement.append(host);
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('body::after { content: "in generated content" }');
      document.adoptedStyleSheets.push(sheet);
    });
    const seen: string = await page.evaluate(markupProbe.script);
    for (const part of ['in an open root', 'in an attribute', 'in generated content', 'Inbox'])
      expect(seen).toContain(part);
    expect(await page.evaluate(timingProbe.script)).toContainEqual(
      expect.stringMatching(/^https:..mail.google.com._.page.js/),
    );
    await page.close();
  });
});
