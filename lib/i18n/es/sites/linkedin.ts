import type { linkedinEn } from '../../en/sites/linkedin';

export const linkedinEs: Record<keyof typeof linkedinEn, string> = {
  guide: 'Guía de LinkedIn',
  ask: '¿Usar Relevo en LinkedIn? Está desactivado hasta que elijas.',
  choose: 'Elegir',
  title: 'Relevo en LinkedIn',
  clause:
    'La sección 8.2 de las Condiciones de uso de LinkedIn prohíbe superponer contenido a sus páginas o modificarlas de otro modo, por ejemplo insertando elementos, y LinkedIn ha restringido cuentas por ello. Por eso eliges tú:',
  panel: 'Junto a la página',
  'panel-what':
    'En el panel lateral del navegador y en la ventana emergente. No se inserta nada en la página.',
  page: 'En la página',
  'page-what':
    'Una ficha acoplada sobre la página, que se mueve y se oculta. A esto se refiere esa sección: elígelo si tu empresa lo acepta.',
  off: 'No en LinkedIn',
  'off-what': 'Relevo no funciona allí y se retira su permiso para ver el sitio.',
  reads:
    'Qué lee: la dirección y el título de la página, y el nombre, el titular, la empresa, el lugar y el enlace del perfil de la persona de la que trata, para encontrarla en tu CRM.',
  never:
    'Qué no hace nunca: pulsar, desplazar, abrir páginas, enviar peticiones a LinkedIn, leer mensajes, guardar páginas ni enviar nada al CRM si no lo pides.',
  chips: 'Mostrar etapa en la búsqueda de personas de LinkedIn',
  'chips-what': 'Solo con «En la página»: entonces Relevo lee quién es cada resultado.',
};
