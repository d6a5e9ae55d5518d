import { useSurface } from '../surface';

/** Placeholder of a card that is loading. */
export function Skeleton() {
  const { t } = useSurface();
  return (
    <div class="skeleton" role="status" aria-label={t('asking')} data-testid="skeleton">
      {['60%', '40%', '100%', '85%', '70%'].map((width) => (
        <i key={width} style={{ inlineSize: width }} />
      ))}
    </div>
  );
}
