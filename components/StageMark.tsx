import type { Stage } from '../lib/domain/base/stage';

/**
 * The shape of a stage in its hue, drawn by the style sheet (`drawings.css`); for the eye only, the
 * words stand beside it.
 */
export function StageMark({ stage }: { stage: Stage | null }) {
  return (
    <svg class="mark" data-stage={stage ?? 'none'} viewBox="0 0 12 12" aria-hidden="true">
      <path fill-rule="evenodd" />
    </svg>
  );
}
