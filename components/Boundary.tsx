import { Component, type ComponentChildren } from 'preact';
import { failureOf } from '../lib/domain/base/failure';
import { Say } from './Say';
import { type Surface, SurfaceContext, useSurface } from './surface';

interface BoundaryProps {
  children: ComponentChildren;
}

/**
 * A part of a surface that fails alone: it says so in its place and in the local log, and its
 * neighbours stay. It is drawn again with the next data, since what was wrong may have been in the
 * old.
 */
export class Boundary extends Component<
  BoundaryProps,
  { failed: { readonly error: unknown } | null }
> {
  static override contextType = SurfaceContext;
  declare context: Surface;
  /** It fails again with each new data: the log needs it once. */
  private reported = false;

  override componentDidCatch(error: unknown): void {
    if (!this.reported) this.context.broken(error);
    this.reported = true;
    this.setState({ failed: { error } });
  }

  override componentWillReceiveProps(): void {
    this.setState({ failed: null });
  }

  override render({ children }: BoundaryProps) {
    const { failed } = this.state;
    return failed ? <Broken error={failed.error} /> : children;
  }
}

function Broken({ error }: { error: unknown }) {
  const { t } = useSurface();
  return (
    <span class="failure" role="alert" data-testid="broken">
      <Say text={t('broken', { why: failureOf(error).detail })} />
    </span>
  );
}
