export interface FilterChoiceProps {
  /** In the address. */
  name: string;
  label: string;
  /** What stands for nothing chosen. */
  all: string;
  options: readonly { readonly id: string; readonly name: string }[];
  chosen: Readonly<Record<string, string>>;
  onChange: (change: Record<string, string>) => void;
}

/** One thing to narrow by. */
export function FilterChoice({ name, label, all, options, chosen, onChange }: FilterChoiceProps) {
  const value = chosen[name] ?? '';
  // What the address says is said here too, though the CRM does not list it any more.
  const unlisted = value !== '' && !options.some(({ id }) => id === value);
  return (
    <label class="field">
      <span class="soft">{label}</span>
      <select
        data-testid={`filter-${name}`}
        value={value}
        onChange={(event) => onChange({ [name]: event.currentTarget.value })}
      >
        <option value="">{all}</option>
        {unlisted && <option value={value}>{value}</option>}
        {options.map(({ id, name: text }) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
