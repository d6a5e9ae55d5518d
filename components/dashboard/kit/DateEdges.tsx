export interface DateEdgesProps {
  nameOf: (edge: 'from' | 'to') => string;
  /** Local dates `YYYY-MM-DD`; empty where none is chosen. */
  from: string;
  to: string;
  onChange: (change: { from: string } | { to: string }) => void;
}

/** The first and the last day of a range of the user's own. */
export function DateEdges({ nameOf, onChange, ...days }: DateEdgesProps) {
  return (
    <>
      {(['from', 'to'] as const).map((edge) => (
        <label key={edge} class="field no-print">
          <span class="soft">{nameOf(edge)}</span>
          <input
            type="date"
            data-testid={`period-${edge}`}
            value={days[edge]}
            onChange={({ currentTarget: { value } }) =>
              value !== '' && onChange(edge === 'from' ? { from: value } : { to: value })
            }
          />
        </label>
      ))}
    </>
  );
}
