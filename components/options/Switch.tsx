export interface SwitchProps {
  id: string;
  label: string;
  hint: string;
  on: boolean;
  disabled?: boolean | undefined;
  onSwitch: (on: boolean) => void;
}

/** A setting that is on or off. */
export function Switch({ id, label, hint, on, disabled, onSwitch }: SwitchProps) {
  return (
    <label class="switch-line">
      <input
        type="checkbox"
        data-testid={id}
        checked={on}
        disabled={disabled}
        onChange={(event) => onSwitch(event.currentTarget.checked)}
      />
      <span>
        <b>{label}</b>
        <small class="soft">{hint}</small>
      </span>
    </label>
  );
}
