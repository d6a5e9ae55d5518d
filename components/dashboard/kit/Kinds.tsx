export interface KindsProps<Kind extends string> {
  /** What is chosen between. */
  legend: string;
  /** Whether the legend is for who listens alone. */
  isQuiet?: boolean;
  kinds: readonly Kind[];
  nameOf: (kind: Kind) => string;
  chosen: Kind | undefined;
  /** Before the kind in the `data-testid` of its button. */
  testId: string;
  onPick: (kind: Kind) => void;
}

/** A choice of one of a few, as buttons side by side. */
export function Kinds<Kind extends string>({
  legend,
  isQuiet = true,
  kinds,
  nameOf,
  chosen,
  testId,
  onPick,
}: KindsProps<Kind>) {
  return (
    <fieldset class="kinds no-print">
      <legend class={isQuiet ? 'hidden' : 'soft'}>{legend}</legend>
      {kinds.map((kind) => (
        <button
          key={kind}
          type="button"
          data-testid={`${testId}-${kind}`}
          aria-pressed={kind === chosen}
          onClick={() => onPick(kind)}
        >
          {nameOf(kind)}
        </button>
      ))}
    </fieldset>
  );
}
