import { useSurface } from '../surface';

/** Lines of each kind; the style sheet gives them their widths and heights. */
const LINES = { text: 5, card: 9 };

/** Placeholder of what is loading: lines of text, or a card in its proportions. */
export function Skeleton({ of = 'text' }: { of?: keyof typeof LINES }) {
  const { t } = useSurface();
  return (
    <div
      class="skeleton"
      data-of={of}
      role="status"
      aria-label={t('asking')}
      data-testid="skeleton"
    >
      {Array.from({ length: LINES[of] }, (_, index) => (
        <i key={index} />
      ))}
    </div>
  );
}
