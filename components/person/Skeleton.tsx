import { useSurface } from '../surface';

/** The shape of a card before its data is here. */
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
