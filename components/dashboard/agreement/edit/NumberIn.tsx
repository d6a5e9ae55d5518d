import { useEffect, useState } from 'preact/hooks';
import type { ControlProps } from './Field';

export interface NumberInProps {
  control: ControlProps;
  value: number;
  min: number;
  max: number;
  step?: number | 'any';
  label?: string | undefined;
  onChange: (value: number) => void;
}

/**
 * A number. What is no number is kept as such (`NaN`), so that it is refused where it stands
 * instead of becoming another one.
 */
export function NumberIn({ control, value, min, max, step = 1, label, onChange }: NumberInProps) {
  const [text, setText] = useState(textOf(value));
  useEffect(() => {
    // "1." and "" are on the way to a number: they are replaced only by another value from
    // elsewhere.
    if (!Object.is(numberOf(text), value)) setText(textOf(value));
  }, [value]);
  return (
    <input
      {...control}
      type="number"
      class="number"
      inputMode="decimal"
      aria-label={label}
      min={min}
      max={max}
      step={step}
      value={text}
      onInput={(event) => {
        setText(event.currentTarget.value);
        onChange(numberOf(event.currentTarget.value));
      }}
    />
  );
}

function numberOf(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}

function textOf(value: number): string {
  return Number.isFinite(value) ? String(value) : '';
}
