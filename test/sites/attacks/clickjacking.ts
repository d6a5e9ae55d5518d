/** A place in the viewport, CSS pixels. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** The button that the page wants pressed, in the viewport. */
export interface Target extends Place {
  readonly width: number;
  readonly height: number;
}

/** What a page does so that a person presses a button of ours without knowing. */
export interface Attack {
  readonly name: string;
  /** Whether the user can no longer see what they press. */
  readonly harmful: boolean;
  /**
   * Source of a function `(host, rect) => ({x, y})` for the page's world; it answers where the
   * victim will click.
   */
  readonly script: string;
}

const HIGHEST = 2_147_483_647;

/** An element of the page on top of everything, opaque, through which a click falls. */
const COVER = `
  const cover = (box, events) => {
    const element = document.createElement('div');
    element.textContent = 'You have won. Press here.';
    Object.assign(element.style, { position: 'fixed', left: box.x + 'px', top: box.y + 'px', width: box.width + 'px', height: box.height + 'px',
      margin: '0', padding: '0', border: '0', background: '#fff', color: '#111', zIndex: '${HIGHEST}', pointerEvents: events, overflow: 'hidden' });
    document.documentElement.append(element);
    return element;
  };`;

const CENTRE = 'return { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };';

function attack(name: string, steps: string, harmful = true): Attack {
  return {
    name,
    harmful,
    script: `(host, rect) => { ${steps} ${steps.includes('return { x: rect') || steps.includes('/* place */') ? '' : CENTRE} }`,
  };
}

/** Styles that hide the button and let it be pressed. */
const styleAttacks: readonly Attack[] = [
  attack('host opacity', "host.style.setProperty('opacity', '0.001', 'important');"),
  attack(
    'host opacity by an adopted sheet',
    "const sheet = new CSSStyleSheet(); sheet.replaceSync('html > :not(head):not(body) { opacity: 0.001 !important }'); document.adoptedStyleSheets.push(sheet);",
  ),
  attack(
    'html opacity',
    "document.documentElement.style.setProperty('opacity', '0.001', 'important');",
  ),
  attack(
    'html filter',
    "document.documentElement.style.setProperty('filter', 'opacity(0.001)', 'important');",
  ),
  attack(
    'host clip-path and mask',
    "host.style.setProperty('mask-image', 'linear-gradient(transparent, transparent)', 'important'); host.style.setProperty('clip-path', 'inset(-9999px)', 'important');",
  ),
  attack(
    'host blend mode and filter',
    "host.style.setProperty('mix-blend-mode', 'difference', 'important'); host.style.setProperty('filter', 'opacity(0.001)', 'important');",
  ),
];

/** Something of the page over the button. */
const coverAttacks: readonly Attack[] = [
  attack('overlay', `${COVER} cover(rect, 'none');`),
  attack(
    'popover',
    `${COVER} const element = cover(rect, 'none'); element.popover = 'manual'; element.showPopover();`,
  ),
  attack(
    'dialog',
    `${COVER} const element = cover({ x: 0, y: 0, width: innerWidth, height: innerHeight }, 'none'); element.setAttribute('role', 'dialog');`,
  ),
  attack(
    'popover over the label only',
    `${COVER} const element = cover({ x: rect.x + 6, y: rect.y + 4, width: rect.width - 12, height: rect.height - 8 }, 'none'); element.popover = 'manual'; element.showPopover();`,
  ),
  attack(
    'overlay that goes when pressed',
    `${COVER} const element = cover(rect, 'none'); addEventListener('mousedown', () => element.remove(), { capture: true, once: true });`,
  ),
];

/** The button brought under the mouse. */
const moveAttacks: readonly Attack[] = [
  attack(
    'host moved under the mouse',
    `const place = { x: innerWidth / 2, y: innerHeight / 2 };
     host.style.setProperty('transform', 'translate(' + (place.x - rect.x - rect.width / 2) + 'px,' + (place.y - rect.y - rect.height / 2) + 'px)', 'important');
     return place; /* place */`,
  ),
  attack(
    'host scaled',
    `const box = host.getBoundingClientRect(); const x = rect.x + rect.width / 2; const y = rect.y + rect.height / 2;
     host.style.setProperty('transform-origin', (x - box.x) + 'px ' + (y - box.y) + 'px', 'important');
     host.style.setProperty('transform', 'scale(12)', 'important'); return { x: Math.min(x + rect.width, innerWidth - 4), y }; /* place */`,
  ),
];

/**
 * Ways to shift what is inside a host that stays where it is: the button comes to lie elsewhere
 * than it was seen.
 */
export const innerAttacks: readonly Attack[] = [
  attack(
    'host padded',
    "host.style.setProperty('padding-top', '40px', 'important'); rect.y += 40;",
  ),
  attack(
    'host scrolled inside',
    "host.style.setProperty('height', '200px', 'important'); host.style.setProperty('overflow', 'hidden', 'important'); host.scrollTop = 24; rect.y -= 24;",
  ),
  // The old picture of the page, with a cover over the button, stands over the live page.
  attack(
    'a view transition',
    `${COVER} const sheet = new CSSStyleSheet();
    sheet.replaceSync('::view-transition { pointer-events: none } ::view-transition-group(root) { animation-duration: 600s } ::view-transition-old(root) { animation: none; opacity: 1 } ::view-transition-new(root) { animation: none; opacity: 0 }');
    document.adoptedStyleSheets.push(sheet);
    const above = cover(rect, 'none');
    document.startViewTransition(() => above.remove());`,
  ),
];

/** The thirteen attacks in which the victim cannot see what they press. */
export const clickjackingAttacks: readonly Attack[] = [
  ...styleAttacks,
  ...coverAttacks,
  ...moveAttacks,
];

/**
 * Pages in which the victim sees the button as it is: a click on it must count. The second fades
 * only what is in the body.
 */
export const harmlessPages: readonly Attack[] = [
  attack('nothing', '', false),
  attack(
    // Half transparent: of a body that cannot be seen no one is recognised, so no card stands
    // there.
    'body opacity',
    "document.body.style.setProperty('opacity', '0.5', 'important');",
    false,
  ),
];

/**
 * The expression to evaluate in the page's world, which starts an attack on a button and answers
 * where to click. The host is the foreign element on the root that lies at the button's centre, or
 * the first one.
 */
export function attackExpression(chosen: Attack, target: Target): string {
  return `(() => {
    const rect = ${JSON.stringify(target)};
    const hosts = [...document.documentElement.children].filter((one) => one !== document.head && one !== document.body);
    const hit = document.elementFromPoint(rect.x + rect.width / 2, rect.y + rect.height / 2);
    const host = hosts.find((one) => one === hit || one.contains(hit)) ?? hosts[0] ?? hit;
    const run = ${chosen.script};
    return globalThis.__sim ? __sim.asPage(() => run(host, rect)) : run(host, rect);
  })()`;
}
