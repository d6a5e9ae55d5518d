/**
 * A way for the page to read what is drawn into it. `script` is an expression for the page's world.
 */
export interface Probe {
  readonly name: string;
  readonly script: string;
}

/**
 * Searches the whole page for each word, as `window.find` can do even in closed roots. Answers
 * those found.
 */
export function findWords(words: readonly string[]): Probe {
  return {
    name: 'window.find with a dictionary',
    script: `(() => {
      const found = [];
      for (const word of ${JSON.stringify(words)}) {
        getSelection().removeAllRanges();
        if (window.find(word, false, false, true, false, false, false)) found.push(word);
      }
      getSelection().removeAllRanges();
      return found;
    })()`,
  };
}

/**
 * Reads on from a known beginning letter by letter, as long as the page is found to hold one letter
 * more. Answers the longest text that it could read; the beginning alone when nothing more was
 * found, and nothing when not even that.
 */
export function readOnFrom(
  beginning: string,
  alphabet = ' abcdefghijklmnopqrstuvwxyzáéíóúñ0123456789-.%@',
  longest = 60,
): Probe {
  return {
    name: 'window.find letter by letter',
    script: `(() => {
      const has = (text) => { getSelection().removeAllRanges(); return window.find(text, false, false, true, false, false, false); };
      let known = ${JSON.stringify(beginning)};
      if (!has(known)) return '';
      for (let more = true; more && known.length < ${longest};) {
        const next = [...${JSON.stringify(alphabet)}].find((letter) => has(known + letter));
        more = next !== undefined;
        if (more) known += next;
      }
      getSelection().removeAllRanges();
      return known;
    })()`,
  };
}

/**
 * Everything that the page can have as text or markup: answers one long string to search for
 * secrets.
 */
export const markupProbe: Probe = {
  name: 'text, markup and selection',
  script: `(() => {
    const root = document.documentElement;
    const hosts = [...root.querySelectorAll('*')].filter((one) => one.shadowRoot);
    const selection = getSelection();
    selection.selectAllChildren(root);
    const range = document.createRange();
    range.selectNode(root);
    const shadow = (one) => one.getHTML?.({ serializableShadowRoots: true, shadowRoots: hosts.map((host) => host.shadowRoot) }) ?? '';
    const seen = [root.innerText, root.textContent, root.outerHTML, shadow(root), String(selection), String(range), ...hosts.map((host) => host.shadowRoot.innerHTML)];
    const styles = [...document.styleSheets, ...document.adoptedStyleSheets].map((sheet) => { try { return [...sheet.cssRules].map((rule) => rule.cssText).join(''); } catch { return ''; } });
    const generated = [...root.querySelectorAll('*')].flatMap((one) => ['::before', '::after'].map((part) => getComputedStyle(one, part).content)).filter((text) => text !== 'none');
    selection.removeAllRanges();
    return [...seen, ...styles, ...generated, document.title, Object.keys(globalThis).join(' ')].join('\\n');
  })()`,
};

/** The addresses that the page's own timing lists: an extension's must not be among them. */
export const timingProbe: Probe = {
  name: 'resource timing',
  script: "performance.getEntriesByType('resource').map((entry) => entry.name)",
};

const KINDS = [
  'keydown',
  'keypress',
  'keyup',
  'beforeinput',
  'input',
  'paste',
  'copy',
  'cut',
  'compositionupdate',
  'change',
];

/**
 * Starts to listen to every key and input on the window, in the capture phase. `heardKeys` says
 * what was heard.
 */
export const listenToKeys: Probe = {
  name: 'key listener',
  script: `(() => {
    globalThis.__heard = [];
    for (const kind of ${JSON.stringify(KINDS)}) addEventListener(kind, (event) => {
      __heard.push({ kind, key: event.key ?? null, data: event.data ?? event.clipboardData?.getData('text') ?? null, target: event.target?.nodeName ?? '' });
    }, true);
    return true;
  })()`,
};

/** What `listenToKeys` has heard so far: `{kind, key, data, target}[]`. */
export const heardKeys: Probe = { name: 'keys heard', script: 'globalThis.__heard ?? []' };

/** What a page may say of an element of ours to let its size follow from what stands in it. */
const RESTYLES = [
  '',
  'display:inline-block',
  'display:contents!important',
  'display:table!important;contain:none!important',
  'float:left!important;contain:none!important',
  'all:unset!important;display:flex!important;contain:none!important',
  'position:absolute!important;width:1px!important;height:auto!important;contain:none!important',
  ...['max-content', 'min-content', 'fit-content', 'auto'].map(
    (size) =>
      `display:inline-block!important;position:static!important;padding:0!important;` +
      `width:${size}!important;height:${size}!important;min-width:0!important;contain:none!important;` +
      `overflow:visible!important;font-size:40px!important;letter-spacing:3px!important`,
  ),
];

/**
 * Measures an element of ours in every way that a page has, under all of its restyles, and leaves
 * it as it was. Runs in the page; give it to `evaluate` with a selector.
 */
export const MEASURE = `((element) => {
  const before = element.getAttribute('style') ?? '';
  const marker = document.createElement('i');
  marker.style.cssText = 'display:inline-block;width:0;height:0';
  const sizes = [before, ...${JSON.stringify(RESTYLES)}].map((style) => {
    element.setAttribute('style', style);
    element.after(marker);
    const box = element.getBoundingClientRect();
    const place = element.parentElement.getBoundingClientRect();
    const after = marker.getBoundingClientRect();
    marker.remove();
    const ends = element.parentElement === document.documentElement ? [] : [after.left - place.left];
    return [box.width, box.height, element.scrollWidth, element.scrollHeight, ...ends].join(' ');
  });
  element.setAttribute('style', before);
  return sizes;
})`;
