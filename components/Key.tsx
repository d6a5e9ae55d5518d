import { Say } from './Say';

/**
 * The key that does the same as the button it stands in; for the eye, the button's
 * `aria-keyshortcuts` names it.
 */
export function Key({ name }: { name: string }) {
  return (
    <span class="key" aria-hidden="true">
      <Say text={name} />
    </span>
  );
}
