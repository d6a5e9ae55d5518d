import { useSurface } from '../surface';

/** Widths of the lines of a text. */
const LINES = ['60%', '40%', '100%', '85%', '70%'];
/** The parts of a card from its name down to its score: their widths and their heights, px. */
const CARD = [
  ['50%', 20],
  ['75%', 14],
  ['45%', 20],
  ['100%', 42],
  ['35%', 14],
  ['30%', 14],
  ['55%', 14],
  ['40%', 14],
  ['100%', 8],
] as const;

/** Placeholder of what is loading: lines of text, or a card in its proportions. */
export function Skeleton({ of = 'text' }: { of?: 'text' | 'card' }) {
  const { t } = useSurface();
  return (
    <div class="skeleton" role="status" aria-label={t('asking')} data-testid="skeleton">
      {of === 'text'
        ? LINES.map((width) => <i key={width} style={{ inlineSize: width }} />)
        : CARD.map(([inlineSize, height]) => (
            <i key={inlineSize + height} style={{ inlineSize, blockSize: `${height}px` }} />
          ))}
    </div>
  );
}
