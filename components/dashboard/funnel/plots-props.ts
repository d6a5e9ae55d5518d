import type { FunnelFrame } from '../../../lib/domain/figures/counting/plan';
import type { FunnelView } from '../../../lib/domain/figures/counting/view';
import type { Look } from '../../../lib/domain/figures/shown/answers';
import type { Telling } from './figure-text';

/** What the plots of the Funnel are drawn from, and how a number of theirs opens its people. */
export interface PlotsProps {
  view: FunnelView;
  frame: FunnelFrame;
  look: Look;
  telling: Telling;
  shown: string | undefined;
  onShow: (name: string) => void;
}
