import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';

const ShieldContext = createContext(false);

/**
 * Marks a tree that is drawn into a page of a site. There, `window.find` reads real text even
 * in a closed shadow root, so that all text is drawn by the style sheet instead (see
 * `styles/say.css`).
 */
export function Shielded({ children }: { children: ComponentChildren }) {
  return <ShieldContext.Provider value={true}>{children}</ShieldContext.Provider>;
}

/**
 * The one way by which text reaches the screen: a text node in our own pages, generated content
 * inside a foreign one. Always text, never markup, whatever a CRM sends.
 */
export function Say({ text }: { text: string }) {
  // biome-ignore lint/complexity/noUselessFragments: a component returns an element, also for a bare text
  return useContext(ShieldContext) ? <span data-say={text} /> : <>{text}</>;
}

/** Text that other people wrote, in its own direction. */
export function Theirs({ text }: { text: string }) {
  return (
    <span class="theirs">
      <Say text={text} />
    </span>
  );
}
