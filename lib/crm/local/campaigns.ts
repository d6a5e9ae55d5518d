import { TOUCH_KINDS, type TouchKind } from '../../domain/base/touch';
import type { SampleText } from './sample-text';

/** A campaign of the sample company, and the touch by which it brings people. */
export interface Campaign {
  /** One name in every language: figures are grouped by it. */
  readonly name: string;
  readonly kind: TouchKind;
  readonly channel: SampleText;
  readonly title: SampleText;
  /** How many of a thousand people it brings. */
  readonly brings: number;
  /** The share of them who become an MQL, 0 to 1. */
  readonly ripens: number;
  /** The share of its MQLs that sales rejects, 0 to 1. */
  readonly rejected: number;
  /** The share of its opportunities that are won, 0 to 1. */
  readonly won: number;
}

/** Where things happen, by the letter that the lines below and those of `stories.ts` use. */
const CHANNELS: Readonly<Record<string, SampleText>> = {
  w: { en: 'Website', es: 'Web' },
  m: { en: 'Email', es: 'Correo' },
  l: { en: 'LinkedIn', es: 'LinkedIn' },
  s: { en: 'Paid search', es: 'Búsqueda de pago' },
  f: { en: 'Fair', es: 'Feria' },
  v: { en: 'Video', es: 'Vídeo' },
  p: { en: 'Phone', es: 'Teléfono' },
  o: { en: 'On site', es: 'En persona' },
  r: { en: 'Referral', es: 'Recomendación' },
};

/** The channel of a letter. */
export function channelOf(letter: string | undefined): SampleText {
  return CHANNELS[letter ?? ''] ?? { en: '', es: '' };
}

/** The kind of touch at a place of the list that `TOUCH_KINDS` is. */
export function kindOf(name: string | undefined): TouchKind {
  return TOUCH_KINDS.find((kind) => kind === name) ?? 'page-view';
}

/** The campaign whose people sales turns down far more often than any other's. */
export const WEAK_CAMPAIGN = 'Search: warehouse software';

/** The campaign whose people become customers far more often than any other's. @internal */
export const STRONG_CAMPAIGN = 'Customers recommend';
/** Of a hundred opportunities the won, where a campaign does not say otherwise. */
const USUALLY_WON = 42;

/**
 * Campaigns of Almenara, which sells software for warehouses and deliveries: kind, channel, name,
 * touch in English and Spanish; how many of a thousand it brings; of a hundred of them the MQLs; of
 * a hundred of those the rejected; of a hundred opportunities the won where that is not the usual.
 */
export const CAMPAIGNS: readonly Campaign[] = `
download|w|Autumn guide|Guide: where picking errors come from|Guía: de dónde salen los errores de picking|120|44|10
event|v|Webinar: picking|Webinar: picking in half the time|Webinar: preparar pedidos en la mitad de tiempo|95|52|8
event|f|Expo Logística Madrid|Visited our stand at Expo Logística|Visitó nuestro stand en Expo Logística|80|50|12
advert|s|${WEAK_CAMPAIGN}|Advert: warehouse software|Anuncio: software de almacén|150|62|66
advert|l|LinkedIn: operations|Advert for heads of operations|Anuncio para responsables de operaciones|90|40|14
form|w|Savings calculator|Savings calculator|Calculadora de ahorro|85|54|10
form|w|Newsletter|Newsletter sign-up|Alta en el boletín|110|24|12
form|w|Partner Nordia|Sent by our partner Nordia|Enviado por nuestro socio Nordia|55|56|9
event|v|Live demo|Live demo: a day in the warehouse|Demostración en vivo: un día en el almacén|60|62|8
download|m|Winery case|Case study: a winery ships on time|Caso: una bodega entrega a tiempo|55|40|12
event|v|Webinar: returns|Webinar: returns without losing money|Webinar: devoluciones sin perder dinero|55|44|12
message|r|${STRONG_CAMPAIGN}|Recommended by a customer|Recomendado por un cliente|45|84|5|72`
  .trim()
  .split('\n')
  .map((line): Campaign => {
    const [kind, channel, name = '', en = '', es = '', ...figures] = line.split('|');
    const [brings = 0, ripens = 0, rejected = 0, won = USUALLY_WON] = figures.map(Number);
    const how = { kind: kindOf(kind), channel: channelOf(channel), title: { en, es } };
    const shares = { ripens: ripens / 100, rejected: rejected / 100, won: won / 100 };
    return { name, ...how, brings, ...shares };
  });
