/**
 * What the page can do to an overlay with no defence at all; the attacks are tried on it to see
 * that they work.
 */
export interface NaiveOverlay {
  /** Text in the closed root. */
  readonly secret: string;
}

/**
 * An expression that puts a closed root on the document's root, with a button that counts trusted
 * clicks and a text field. Answers the button's place. `__naive.clicks` counts.
 */
export function naiveOverlay({ secret }: NaiveOverlay): string {
  return `(() => {
    const host = document.createElement('div');
    host.style.cssText = 'position:fixed;right:40px;top:200px;width:220px;z-index:2147483647;background:#fff';
    const root = host.attachShadow({ mode: 'closed' });
    const text = document.createElement('p');
    text.textContent = ${JSON.stringify(secret)};
    const button = document.createElement('button');
    button.textContent = 'Promote';
    button.style.cssText = 'width:120px;height:40px';
    const input = document.createElement('input');
    root.append(text, button, input);
    globalThis.__naive = { clicks: 0, focus: () => input.focus() };
    button.addEventListener('click', (event) => { if (event.isTrusted) __naive.clicks += 1; });
    document.documentElement.append(host);
    const { x, y, width, height } = button.getBoundingClientRect();
    return { x, y, width, height };
  })()`;
}
