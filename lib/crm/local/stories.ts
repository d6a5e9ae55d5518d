import type { Stage } from '../../domain/stage';
import type { Language } from '../../domain/text';
import type { TouchKind } from '../../domain/touch';

/** A touch of a story: how long ago (hours), what, and its line; `{c}` is the campaign's own line. */
export interface Beat {
  readonly hours: number;
  readonly kind: TouchKind;
  readonly by: 'marketing' | 'sales';
  readonly title: Readonly<Record<Language, string>>;
}

const beat = (hours: number, kind: TouchKind, en: string, es: string, by: Beat['by'] = 'marketing'): Beat => ({
  hours,
  kind,
  by,
  title: { en, es },
});

/** What somebody at a stage has done with us; hours before the moment that the workspace was made. */
export const STORIES: Readonly<Record<Stage, readonly Beat[]>> = {
  visitor: [beat(30, 'page-view', 'Blog: five signs of a full warehouse', 'Blog: cinco señales de un almacén lleno')],
  lead: [
    beat(400, 'form', '{c}', '{c}'),
    beat(210, 'email-opened', 'Newsletter of the month', 'Boletín del mes'),
    beat(205, 'page-view', 'What we do', 'Qué hacemos'),
  ],
  mql: [
    beat(500, 'form', '{c}', '{c}'),
    beat(190, 'email-clicked', 'Guide: a warehouse without paper', 'Guía: un almacén sin papel'),
    beat(96, 'event', 'Webinar: picking in half the time', 'Webinar: preparar pedidos en la mitad de tiempo'),
    beat(40, 'page-view', 'Prices', 'Precios'),
    beat(26, 'download', 'Case study: a winery ships on time', 'Caso: una bodega entrega a tiempo'),
    beat(3, 'page-view', 'Prices', 'Precios'),
  ],
  sql: [
    beat(1_300, 'form', '{c}', '{c}'),
    beat(800, 'email-clicked', 'Delivery cost calculator', 'Calculadora de costes de reparto'),
    beat(
      600,
      'call',
      'First call: likes it, budget next year',
      'Primera llamada: le gusta, presupuesto el año que viene',
      'sales',
    ),
    beat(130, 'email-opened', 'What is new this autumn', 'Novedades de otoño'),
    beat(60, 'page-view', 'Integrations', 'Integraciones'),
  ],
  opportunity: [
    beat(900, 'form', '{c}', '{c}'),
    beat(700, 'event', 'Live demo', 'Demostración en vivo'),
    beat(500, 'call', 'First call: compares three vendors', 'Primera llamada: compara tres proveedores', 'sales'),
    beat(120, 'meeting', 'Visit to their warehouse', 'Visita a su almacén', 'sales'),
    beat(48, 'email-clicked', 'Prices for two sites', 'Precios para dos centros'),
    beat(20, 'page-view', 'Prices', 'Precios'),
    beat(2, 'email-replied', 'Asks for a quote', 'Pide presupuesto', 'sales'),
  ],
  customer: [
    beat(5_000, 'form', '{c}', '{c}'),
    beat(4_000, 'meeting', 'Signed', 'Firma', 'sales'),
    beat(
      500,
      'call',
      'Quarterly call: happy, recommends us',
      'Llamada trimestral: satisfecho, nos recomienda',
      'sales',
    ),
    beat(70, 'email-opened', 'What is new this autumn', 'Novedades de otoño'),
  ],
};

/** How many of two hundred people stand at each stage. */
export const PROPORTIONS: Readonly<Record<Stage, number>> = {
  visitor: 58,
  lead: 60,
  mql: 34,
  sql: 22,
  opportunity: 14,
  customer: 12,
};

const CODES: Readonly<Record<string, Stage>> = {
  V: 'visitor',
  L: 'lead',
  M: 'mql',
  S: 'sql',
  O: 'opportunity',
  C: 'customer',
};

/** Stages of the people of the demo mailbox, in their order, as their mails tell it. The first is the buyer of the story. */
export const MAILBOX_STAGES: readonly Stage[] = [...'SMOMCLMOCSMCLMSCLOMLCSCMLOLCMLSMVLMOSLMVM'].flatMap(
  (code) => CODES[code] ?? [],
);

/** Hours since people entered their stage, in turn: some clocks are on time, some nearly over, some late. */
export const ENTERED_HOURS: Readonly<Record<Stage, readonly number[]>> = {
  visitor: [30, 90],
  lead: [400, 220, 700],
  mql: [1, 3, 27, 70, 2],
  sql: [200, 600, 350],
  opportunity: [0.4, 20, 0.8, 55],
  customer: [3_900, 1_500],
};
