import type { gmailEn } from '../../en/sites/gmail';

export const gmailEs: Record<keyof typeof gmailEn, string> = {
  show: 'Mostrar Relevo en Gmail',
  'show-what':
    'Barra de contactos y ficha junto a los mensajes abiertos, y un aviso mientras escribes.',
  chips: 'Mostrar etapa en la bandeja',
  'chips-what': 'Etapa y puntuación en cada fila.',
};
