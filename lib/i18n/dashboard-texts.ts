import type { Language, Message } from '../domain/base/text';
import { attributionEn } from './en/attribution';
import { dashboardEn } from './en/dashboard';
import { funnelEn } from './en/funnel';
import { goalsEn } from './en/goals';
import { referralsEn } from './en/referrals';
import { reviewEn } from './en/review';
import { attributionEs } from './es/attribution';
import { dashboardEs } from './es/dashboard';
import { funnelEs } from './es/funnel';
import { goalsEs } from './es/goals';
import { referralsEs } from './es/referrals';
import { reviewEs } from './es/review';

/**
 * The texts of a part of the dashboard in every language. A big view brings its own, so that popup
 * and options carry none.
 */
export type Namespace<Key extends string> = Readonly<
  Record<Language, Readonly<Record<Key, Message>>>
>;

/** The frame of the dashboard, and the views Today, Hand-offs and Feedback. */
export const DASHBOARD: Namespace<keyof typeof dashboardEn> = { en: dashboardEn, es: dashboardEs };

/** The view Funnel. */
export const FUNNEL: Namespace<keyof typeof funnelEn> = { en: funnelEn, es: funnelEs };

/** The view Goals. */
export const GOALS: Namespace<keyof typeof goalsEn> = { en: goalsEn, es: goalsEs };

/** The view Word of mouth, and its block in Today. */
export const REFERRALS: Namespace<keyof typeof referralsEn> = { en: referralsEn, es: referralsEs };

/** The view Attribution. */
export const ATTRIBUTION: Namespace<keyof typeof attributionEn> = {
  en: attributionEn,
  es: attributionEs,
};

/** The view Review, and its parts in Today. */
export const REVIEW: Namespace<keyof typeof reviewEn> = { en: reviewEn, es: reviewEs };
