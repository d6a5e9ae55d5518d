import type { TimelineTouch } from '../../lib/domain/views/timeline';

/**
 * The kind of a touch as a drawing of the style sheet (`drawings.css`); its word stands beside it.
 */
export function TouchIcon({ kind }: { kind: TimelineTouch['kind'] }) {
  return (
    <svg class="icon" data-kind={kind} viewBox="0 0 16 16" aria-hidden="true">
      <path />
    </svg>
  );
}
