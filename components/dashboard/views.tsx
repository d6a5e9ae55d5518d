import type { ComponentType } from 'preact';
import type { Role } from '../../lib/domain/person/role';
import { AgreementPage } from './agreement/AgreementPage';
import { AttributionPage } from './attribution/AttributionPage';
import { FeedbackPage } from './feedback/FeedbackPage';
import { FunnelPage } from './funnel/FunnelPage';
import { GoalsPage } from './goals/GoalsPage';
import { HandOffsPage } from './hand-offs/HandOffsPage';
import { ReferralsPage } from './referrals/ReferralsPage';
import { ReviewPage } from './review/ReviewPage';
import { TodayPage } from './today/TodayPage';

/**
 * The views in the order of the navigation; each has the address `#id`. A new one is a line here
 * and its name in the words.
 */
export const VIEWS = {
  today: TodayPage,
  funnel: FunnelPage,
  goals: GoalsPage,
  attribution: AttributionPage,
  'hand-offs': HandOffsPage,
  feedback: FeedbackPage,
  referrals: ReferralsPage,
  review: ReviewPage,
  agreement: AgreementPage,
} as const satisfies Record<string, ComponentType>;

export type ViewId = keyof typeof VIEWS;

export const VIEW_IDS = Object.keys(VIEWS).filter(isView);

export function isView(text: string): text is ViewId {
  return Object.hasOwn(VIEWS, text);
}

/** What opens where the address names no view. Everybody may see all of them. */
export const OPENS_FIRST: Readonly<Record<Role, ViewId>> = {
  rep: 'today',
  marketer: 'feedback',
  manager: 'hand-offs',
};
