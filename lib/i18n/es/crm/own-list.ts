import type { ownListEn } from '../../en/crm/own-list';

export const ownListEs: Record<keyof typeof ownListEn, string> = {
  name: 'Tu propia lista',
  what: '¿Sin CRM? Importa personas de un archivo CSV. La lista se queda en este navegador.',
  use: 'Usar tu propia lista',
};
