import type { hubspotEn } from '../../en/crm/hubspot';

export const hubspotEs: Record<keyof typeof hubspotEn, string> = {
  name: 'HubSpot',
  what: 'Los contactos de tu empresa, con una clave de servicio o el token de una app privada.',
  guide: 'Guía de HubSpot',
  how: 'Cómo obtener una clave',
  step1: 'En HubSpot, como superadministrador: Desarrollo → Claves → Claves de servicio → Crear.',
  step2: 'Marca estos permisos:',
  'scopes.needed': 'Necesarios',
  'scopes.more': 'Para ver más: empresas, negocios, eventos, correos',
  step3: 'Copia la clave y pégala aquí.',
  'check.deals': 'Negocios',
  'check.deals-todo':
    'Da este permiso a la clave para ver importe, cierre previsto y próximo paso de un negocio, y lo que trajeron las campañas.',
  key: 'Clave de servicio',
  private: 'La clave se queda en este navegador, solo se envía a HubSpot y no se vuelve a mostrar.',
};
