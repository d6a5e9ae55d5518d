import type { ComponentChildren } from 'preact';
import { Say } from '../Say';
import { useSurface } from '../surface';

export interface UnknownProps {
  /** Name or address, as the page shows it. */
  who: string;
  adding: boolean;
  /** Absent if this surface cannot add people. */
  onAdd?: ((event: Event) => void) | undefined;
  /** Opens a surface that has text fields, where this one has none and the person no address. */
  onOpenSurface?: (() => void) | undefined;
  /** A field for the name, in pages of Relevo. */
  children?: ComponentChildren;
}

/** Shown if the CRM does not have the person. They are added only on request. */
export function Unknown({ who, adding, onAdd, onOpenSurface, children }: UnknownProps) {
  const { t } = useSurface();
  return (
    <section class="block" data-testid="unknown" aria-label={t('unknown.title')}>
      <h2>
        <Say text={t('unknown.title')} />
      </h2>
      <p class="soft theirs">
        <Say text={t('unknown.text', { who })} />
      </p>
      {children}
      {onOpenSurface !== undefined && (
        <button type="button" data-testid="unknown-elsewhere" onClick={onOpenSurface}>
          <Say text={t('unknown.elsewhere')} />
        </button>
      )}
      {onAdd !== undefined && (
        <p class="actions">
          <button
            type="button"
            data-testid="add"
            data-write
            disabled={adding}
            aria-busy={adding}
            onClick={onAdd}
          >
            <Say text={t(adding ? 'unknown.adding' : 'unknown.add')} />
          </button>
        </p>
      )}
    </section>
  );
}
