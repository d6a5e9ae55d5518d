import { useSurface } from '../surface';

/** The shape of a card before its data is here. */
export function Skeleton() {
  const { say } = useSurface();
  return (
    <div class="skeleton" role="status" aria-label={say('asking')} data-testid="skeleton">
      {['60%', '40%', '100%', '85%', '70%'].map((width) => (
        <i key={width} style={{ inlineSize: width }} />
      ))}
    </div>
  );
}
