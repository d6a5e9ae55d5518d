import type { DevPage } from '../browser/cdp';
import { within } from '../browser/wait';
import type { Demo } from './demo';

/** Size of every picture, CSS pixels: what stores of extensions and a README take. */
export const WIDTH = 1_280;
export const HEIGHT = 800;

/** A picture in base64. */
export type Png = string;

/** Has a page drawn at a size, without scale, scroll bars and movement. */
export async function setSize(page: DevPage, width: number, height: number): Promise<void> {
  await page.send('Emulation.setScrollbarsHidden', { hidden: true });
  await page.send('Emulation.setEmulatedMedia', {
    features: [{ name: 'prefers-reduced-motion', value: 'reduce' }],
  });
  await page.send('Emulation.setDeviceMetricsOverride', {
    width,
    height,
    deviceScaleFactor: 1,
    mobile: false,
  });
}

/** Takes the picture of a page that is in front. @throws DidNotCome: a hidden page draws none */
export async function shoot(page: DevPage, name: string, ms: number): Promise<Png> {
  const shot = page.send('Page.captureScreenshot', { format: 'png' });
  return String((await within(ms, `the picture of ${name}`, shot))['data']);
}

/** A popup as the browser hangs it over a page, below its button. */
export function popupOver(page: Png, popup: Png): string {
  return `<body style="margin:0;overflow:hidden;background:#fff"><img src="${url(page)}" style="position:absolute;left:0;top:0">
    <img src="${url(popup)}" style="position:absolute;right:20px;top:0;border-radius:0 0 10px 10px;box-shadow:0 6px 28px rgb(0 0 0/.4),0 0 1px rgb(0 0 0/.6)">`;
}

/** A panel as the browser puts it beside a page. */
export function panelBeside(page: Png, panel: Png): string {
  return `<body style="margin:0;overflow:hidden;background:#fff"><img src="${url(page)}" style="position:absolute;left:0;top:0">
    <img src="${url(panel)}" style="position:absolute;right:0;top:0;border-left:1px solid #c8ccd4">`;
}

/**
 * Lays pictures together in a page of their own, since no screenshot shows the browser's own parts.
 */
export async function layOut(demo: Demo, html: string, name: string): Promise<Png> {
  const page = await demo.open('about:blank');
  await setSize(page, WIDTH, HEIGHT);
  const { frameTree } = await page.send('Page.getFrameTree');
  await page.send('Page.setDocumentContent', {
    frameId: (frameTree as { frame: { id: string } }).frame.id,
    html,
  });
  const decoded = page.eval(
    'Promise.all([...document.images].map((one) => one.decode())).then(() => true)',
  );
  await within(demo.stepMs, `the parts of ${name}`, decoded);
  const png = await shoot(page, name, demo.stepMs);
  await page.close();
  return png;
}

function url(png: Png): string {
  return `data:image/png;base64,${png}`;
}
