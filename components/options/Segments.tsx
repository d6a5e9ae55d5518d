export interface SegmentsProps<Value extends string> {
  id: string;
  label: string;
  value: Value;
  choices: readonly (readonly [Value, string])[];
  onPick: (value: Value) => void;
}

/** A choice of a few values that stand side by side. */
export function Segments<Value extends string>(props: SegmentsProps<Value>) {
  const { id, label, value, choices, onPick } = props;
  return (
    <fieldset class="segments">
      <legend>{label}</legend>
      {choices.map(([name, text]) => (
        <label key={name}>
          <input
            type="radio"
            name={id}
            data-testid={`${id}-${name}`}
            checked={value === name}
            onChange={() => onPick(name)}
          />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}
