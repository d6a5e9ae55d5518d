import { useAgreementT } from '../use-t';
import { Field } from './Field';
import { NumberIn } from './NumberIn';

export interface OptionalNumberProps {
  /** The place in the document. */
  where: string;
  label: string;
  /** As it is agreed; undefined where it was left open. */
  value: number | undefined;
  /** What is assumed when it stays empty, in words. */
  assumed: string;
  unit: string;
  min: number;
  max: number;
  /** Whether the document holds a share, which is shown and typed as a percentage. */
  share?: boolean;
  onChange: (value: number | undefined) => void;
}

/** A number that may stay empty, with a hint that says what is assumed then. */
export function OptionalNumber({
  where,
  label,
  value = Number.NaN,
  assumed,
  unit,
  min,
  max,
  share = false,
  onChange,
}: OptionalNumberProps) {
  const { t } = useAgreementT();
  const factor = share ? 100 : 1;
  return (
    <Field where={where} label={label} hint={t('hint.assumed', { value: assumed })}>
      {(control) => (
        <span class="with-unit">
          <NumberIn
            control={control}
            // Without the noise of a product of floating point: 0.07 is 7, not 7.000000000000001.
            value={Number((value * factor).toPrecision(12))}
            min={min}
            max={max}
            step={share ? 'any' : 1}
            onChange={(typed) => onChange(Number.isNaN(typed) ? undefined : typed / factor)}
          />
          {unit}
        </span>
      )}
    </Field>
  );
}
