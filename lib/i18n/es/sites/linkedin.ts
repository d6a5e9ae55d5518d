import type { linkedinEn } from '../../en/sites/linkedin';

export const linkedinEs: Record<keyof typeof linkedinEn, string> = {
  guide: 'Guía de LinkedIn',
  ask: '¿Trabajas en LinkedIn? Relevo no hace nada allí hasta que digas cómo.',
  choose: 'Elegir',
  title: 'Relevo en LinkedIn',
  clause:
    'La sección 8.2 de las Condiciones de uso de LinkedIn prohíbe superponer contenido a sus páginas o modificarlas de otro modo, por ejemplo insertando elementos, y LinkedIn ha restringido cuentas por ello. Por eso eliges tú:',
  'clause-short':
    'Las Condiciones de uso de LinkedIn (sección 8.2) prohíben insertar algo en sus páginas. Eliges tú:',
  'clause-more': 'Leer la sección',
  panel: 'Junto a la página',
  'panel-what':
    'En el panel lateral del navegador y en la ventana emergente. No se inserta nada en la página.',
  page: 'En la página',
  'page-what':
    'Una ficha acoplada sobre la página, que se mueve y se oculta. A esto se refiere esa sección: elígelo si tú y tu empresa lo aceptáis.',
  off: 'No en LinkedIn',
  'off-what': 'Relevo no funciona allí y se retira su permiso para ver el sitio.',
  reads:
    'Qué lee: la dirección y el título de la página, y el nombre, el titular, la empresa, el lugar y el enlace del perfil de la persona de la que trata, para encontrarla en tu CRM.',
  never:
    'Qué no hace nunca: pulsar, desplazar, abrir ni pedir nada a LinkedIn, leer mensajes, guardar una página, ni enviar nada de ella al CRM si no lo pides.',
  chips: 'Señalar a las personas en la búsqueda de LinkedIn',
  'chips-what': 'Solo donde Relevo está en la página: entonces lee quién es cada resultado.',
};
