/** A share of a whole (0 to 1) as a bar with its figure beside it. */
export function Share({
  share,
  text,
  tone,
}: {
  share: number;
  text: string;
  tone: 'bad' | 'plain';
}) {
  return (
    <span class="share" data-tone={tone}>
      <span class="track" aria-hidden="true">
        <i style={{ inlineSize: `${Math.round(Math.min(1, Math.max(0, share)) * 100)}%` }} />
      </span>
      <span class="figure">{text}</span>
    </span>
  );
}
