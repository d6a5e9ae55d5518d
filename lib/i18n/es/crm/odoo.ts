import type { odooEn } from '../../en/crm/odoo';

export const odooEs: Record<keyof typeof odooEn, string> = {
  name: 'Odoo',
  what: 'Los prospectos y oportunidades de tu empresa, con tu propia clave API. Odoo 17 a 19.',
  guide: 'Guía de Odoo',
  how: 'Cómo obtener una clave',
  step1:
    'En Odoo, abre tus preferencias (tu foto, arriba a la derecha) → Seguridad de la cuenta → Nueva clave API.',
  step2:
    'Llámala «Relevo» y elige la mayor duración que ofrezca Odoo: 90 días para casi todos los usuarios.',
  step3: 'Copia la clave y pégala aquí con la dirección de tu Odoo.',
  rights:
    'Relevo solo ve y hace lo que tú puedes en Odoo. En odoo.com el plan debe incluir la API externa (Personalizado).',
  'field.address': 'Dirección de tu Odoo',
  'field.address-wrong':
    'Eso no es una dirección web. Es como acme.odoo.com o https://crm.acme.com.',
  key: 'Clave API',
  more: 'Odoo 17 o 18, o varias bases de datos en un servidor',
  'field.database': 'Base de datos',
  'field.login': 'Tu usuario (lo piden Odoo 17 y 18)',
  private:
    'La clave se queda en este navegador, solo se envía a esa dirección y no se vuelve a mostrar.',
  'fields.lead':
    'Odoo tiene columnas de un flujo, pero ningún campo para las seis etapas ni para el día en que un lead llegó a cada una, con el que se cuenta el embudo. Con permisos de administración, Relevo puede crear estos campos en «Lead/Oportunidad» (crm.lead):',
  'fields.formula':
    'Odoo lo rellena automáticamente cada vez que cambia la etapa, la cambie quien la cambie:',
  'fields.rights':
    'No se cambia nada más ni se toca ningún prospecto. Se pueden quitar en los ajustes de Odoo en cualquier momento.',
  'check.version': 'Versión',
  'check.version-todo': 'Relevo funciona con Odoo 17, 18 y 19.',
  'check.view': 'Todos los prospectos de tu empresa',
  'check.view-todo':
    'Esta clave solo ve los prospectos de su titular: la ficha, los recuentos y el tablero muestran esos. Así lo decidió quien administra tu Odoo.',
};
