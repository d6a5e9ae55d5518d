import type { Language } from '../../domain/text';
import type { TouchKind } from '../../domain/touch';

/** A campaign of the sample company, and the touch by which it brings people. */
export interface Campaign {
  readonly name: string;
  readonly kind: TouchKind;
  readonly title: Readonly<Record<Language, string>>;
  readonly channel: Readonly<Record<Language, string>>;
}

const campaign = (
  name: string,
  kind: TouchKind,
  en: string,
  es: string,
  channelEn: string,
  channelEs: string,
): Campaign => ({
  name,
  kind,
  title: { en, es },
  channel: { en: channelEn, es: channelEs },
});

/** The campaigns of Almenara, which sells software for warehouses and deliveries. */
export const CAMPAIGNS: readonly Campaign[] = [
  campaign(
    'Guía de otoño',
    'download',
    'Guide: a warehouse without paper',
    'Guía: un almacén sin papel',
    'Website',
    'Web',
  ),
  campaign(
    'Webinar picking',
    'event',
    'Webinar: picking in half the time',
    'Webinar: preparar pedidos en la mitad de tiempo',
    'Webinar',
    'Webinar',
  ),
  campaign(
    'Expo Logística Madrid',
    'event',
    'Our stand at Expo Logística',
    'Nuestro stand en Expo Logística',
    'Fair',
    'Feria',
  ),
  campaign(
    'Search: warehouse software',
    'advert',
    'Advert: warehouse software',
    'Anuncio: software de almacén',
    'Paid search',
    'Búsqueda de pago',
  ),
  campaign(
    'LinkedIn directores',
    'advert',
    'Advert for heads of operations',
    'Anuncio para responsables de operaciones',
    'LinkedIn',
    'LinkedIn',
  ),
  campaign(
    'Calculadora de costes',
    'form',
    'Delivery cost calculator',
    'Calculadora de costes de reparto',
    'Website',
    'Web',
  ),
  campaign('Newsletter', 'form', 'Newsletter sign-up', 'Alta en el boletín', 'Website', 'Web'),
  campaign('Partner Nordia', 'form', 'Sent by our partner Nordia', 'Recomendado por Nordia', 'Partner', 'Partner'),
  campaign('Demo en vivo', 'event', 'Live demo', 'Demostración en vivo', 'Webinar', 'Webinar'),
  campaign(
    'Caso Bodegas',
    'download',
    'Case study: a winery ships on time',
    'Caso: una bodega entrega a tiempo',
    'Email',
    'Correo',
  ),
];
