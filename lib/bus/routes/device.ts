import * as z from 'zod/mini';
import type { DiagnosticsView } from '../../domain/views/admin';
import type { FixedLists } from '../../domain/views/mailbox';
import type { Settings } from '../../domain/views/settings';
import { nothing, text } from '../inputs';
import { route } from '../route';

/** Settings, diagnostics and the cache of this device. */
export const deviceRoutes = {
  'settings.read': route<Settings>()('page', nothing),
  'settings.change': route<Settings>()(
    'page',
    z.object({ change: z.record(text(40), z.unknown()) }),
  ),
  /** The lists that the company's administrator has fixed. */
  'settings.fixed': route<FixedLists>()('page', nothing),
  'diagnostics.read': route<DiagnosticsView>()('page', nothing),
  'cache.erase': route<null>()('page', z.object({ everything: z.boolean() }), 25_000),
} as const;
