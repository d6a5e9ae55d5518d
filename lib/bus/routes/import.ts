import * as z from 'zod/mini';
import type { ImportLook, ImportResult, ImportUndone, LastImport } from '../../domain/views/import';
import { nothing, stage, text } from '../inputs';
import { route } from '../route';

/** People of a file, as the page that read it sends them. */
const importPeople = z.readonly(
  z
    .array(
      z.object({
        name: z.nullable(text(2_100)),
        emails: z.readonly(z.array(text(400)).check(z.maxLength(20))),
        linkedin: z.nullable(text(250)),
        company: z.nullable(text(500)),
        jobTitle: z.nullable(text(500)),
        stage: z.nullable(stage),
        campaign: z.nullable(text(500)),
        doubtful: z.boolean(),
      }),
    )
    .check(z.maxLength(500)),
);

/** People of a file that are imported into the rep's own list. */
export const importRoutes = {
  /** Who the people of a file are in the rep's own list; nothing is written. */
  'import.look': route<ImportLook[]>()('page', z.object({ people: importPeople }), 60_000),
  /** Imports a part of a file; parts with the same `run` are undone together. */
  'import.run': route<ImportResult>()(
    'page',
    z.object({
      run: text(60),
      file: text(300),
      newcomers: z.nullable(stage),
      people: importPeople,
    }),
    60_000,
  ),
  /** The last import, as long as it can be undone. */
  'import.last': route<LastImport | null>()('page', nothing),
  'import.undo': route<ImportUndone>()('page', z.object({ run: text(60) }), 60_000),
} as const;
