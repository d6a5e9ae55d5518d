import type { gmailEn } from '../../en/sites/gmail';

export const gmailEs: Record<keyof typeof gmailEn, string> = {
  show: 'Mostrar Relevo en Gmail',
  'show-what': 'Franja y ficha junto a los mensajes abiertos, y un aviso mientras escribes.',
  chips: 'Marcar personas en las listas de mensajes',
  'chips-what': 'Una señal pequeña con etapa y puntuación en cada fila.',
};
