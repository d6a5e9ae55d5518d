import type { localEn } from '../../en/crm/local';

export const localEs: Record<keyof typeof localEn, string> = {
  name: 'Espacio de muestra',
  what: 'Un pequeño CRM dentro de este navegador con personas inventadas. Prueba todo.',
  use: 'Usar el espacio de muestra',
};
