import type { FailureCode } from '../domain/base/failure';
import type { Language, Message, Messages } from '../domain/base/text';
import { en } from './en';
import type { CardKey } from './en/card';
import type { ContestKey } from './en/contest';
import type { FailureText } from './en/failures';
import type { ImportKey } from './en/import';
import type { PageKey } from './en/pages';
import type { StartKey } from './en/start';
import { es } from './es';

/** Everything that our own pages say in a language, big views of the dashboard apart. */
export interface PageTexts {
  /** Those of the card and of the pages. */
  readonly messages: Readonly<
    Record<CardKey | ContestKey | ImportKey | PageKey | StartKey, Message>
  >;
  readonly failures: Readonly<Record<FailureCode, FailureText>>;
  /** Those of each CRM, by its kind. */
  readonly crm: Readonly<Record<string, Messages>>;
  /** Those of each site, by its id. */
  readonly sites: Readonly<Record<string, Messages>>;
}

export const TEXTS: Readonly<Record<Language, PageTexts>> = { en, es };
