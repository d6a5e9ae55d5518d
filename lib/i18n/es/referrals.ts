import type { referralsEn } from '../en/referrals';
import type { Message } from '../translator';

export const referralsEs: Readonly<Record<keyof typeof referralsEn, Message>> = {
  'referrals.title': 'Recomendaciones',
  'referrals.lead': 'Quién llegó porque alguien nos recomendó, y a quién pedírselo ahora.',
  'referrals.could': 'Clientes que podrían recomendar',
  'referrals.count': { one: 'un cliente', other: '{count} clientes' },
  'referrals.rule':
    'Clientes desde hace {since} días o más, sin comentarios abiertos y a quienes no se les pidió en los últimos {rest} días.',
  'referrals.none': 'Ahora no hay clientes a quienes pedírselo.',
  'referrals.more': 'Ver todos',
  'referrals.first': 'Los {count} que son clientes desde hace más tiempo.',
  'referrals.since': 'cliente desde el {date}',
  'referrals.last': 'se le pidió {when}',
  'referrals.ask': 'Pedido hoy',
  'referrals.ask-of': 'Pedido hoy a {name}',
  'referrals.asked': 'Hoy se le pidió a {name}.',
  'referrals.source': 'Quién recomendó',
  'referrals.by': 'Recomendado por',
  'referrals.leads': 'Personas',
  'referrals.customers': 'Clientes',
  'referrals.note':
    'Quienes llegaron por recomendación, cada persona una vez, según lo último dicho en el CRM.',
  'referrals.all': 'Total',
  'referrals.source-none':
    'Nadie llegó todavía por recomendación. En la ficha de un contacto, di quién lo recomendó.',
};
