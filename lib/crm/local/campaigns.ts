import type { Localized } from '../../domain/base/text';
import { TOUCH_KINDS, type TouchKind } from '../../domain/base/touch';

/** A campaign of the sample company, and the touch by which it brings people. */
export interface Campaign {
  readonly name: Localized;
  readonly kind: TouchKind;
  readonly channel: Localized;
  readonly title: Localized;
}

/** Where things happen, by the letter that the lines below and those of `stories.ts` use. */
const CHANNELS: Readonly<Record<string, Localized>> = {
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
export function channelOf(letter: string | undefined): Localized {
  return CHANNELS[letter ?? ''] ?? { en: '', es: '' };
}

/** The kind of touch at a place of the list that `TOUCH_KINDS` is. */
export function kindOf(name: string | undefined): TouchKind {
  return TOUCH_KINDS.find((kind) => kind === name) ?? 'page-view';
}

/** Campaigns of Almenara, which sells software for warehouses and deliveries: kind, channel, name, touch. */
export const CAMPAIGNS: readonly Campaign[] = `
download|w|Autumn guide|Guía de otoño|Guide: where picking errors come from|Guía: de dónde salen los errores de picking
event|v|Webinar: picking|Webinar de picking|Webinar: picking in half the time|Webinar: preparar pedidos en la mitad de tiempo
event|f|Expo Logística Madrid|Expo Logística Madrid|Visited our stand at Expo Logística|Visitó nuestro stand en Expo Logística
advert|s|Search: warehouse software|Búsqueda: software de almacén|Advert: warehouse software|Anuncio: software de almacén
advert|l|LinkedIn: operations|LinkedIn: operaciones|Advert for heads of operations|Anuncio para responsables de operaciones
form|w|Savings calculator|Calculadora de ahorro|Savings calculator|Calculadora de ahorro
form|w|Newsletter|Boletín|Newsletter sign-up|Alta en el boletín
form|w|Partner Nordia|Socio Nordia|Sent by our partner Nordia|Enviado por nuestro socio Nordia
event|v|Live demo|Demostración en vivo|Live demo: a day in the warehouse|Demostración en vivo: un día en el almacén
download|m|Winery case|Caso Bodegas|Case study: a winery ships on time|Caso: una bodega entrega a tiempo
event|v|Webinar: returns|Webinar de devoluciones|Webinar: returns without losing money|Webinar: devoluciones sin perder dinero
message|r|Customers recommend|Clientes recomiendan|Recommended by a customer|Recomendado por un cliente`
  .trim()
  .split('\n')
  .map((line): Campaign => {
    const [kind, channel, nameEn = '', nameEs = '', en = '', es = ''] = line.split('|');
    return { kind: kindOf(kind), channel: channelOf(channel), name: { en: nameEn, es: nameEs }, title: { en, es } };
  });
