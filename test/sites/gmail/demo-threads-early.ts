import { type Story, story } from './demo-story';

/** People who have only just appeared, and those whom the CRM does not know. */
export const earlyThreads: readonly Story[] = [
  story('Webinar question: returns', {}, [
    'amelia.hart',
    '7d 16:02',
    'I joined your webinar on returns. Is the recording available? No need for a call.\nAmelia',
  ]),
  story('Caducidades', {}, [
    'cristina.pardo',
    '7d 11:50',
    'Hola, Nora: soy la responsable de calidad. ¿Tenéis un caso de farmacia que podamos visitar?\nCristina',
  ]),
  story('Returns are eating our margin', { unread: true }, [
    'ben.carver',
    '7d 10:18',
    'One order in five comes back. Your talk in Leeds gave me hope. What would a first step look like?\nBen',
  ]),
  story('Propuesta de colaboración', {}, [
    'gonzalo.mena',
    '8d 13:08',
    'Asesoramos a varias empresas de logística y nos gustaría conocer vuestro programa de socios.\nGonzalo',
  ]),
  story('Production planning sheet', {}, [
    'nadia.farouk',
    '8d 09:31',
    'Here is the sheet we plan with today. Please do not laugh, it has 48 tabs.\nNadia',
  ]),
  story(
    'Catálogo y plazos',
    {},
    [
      'teresa.bravo',
      '9d 12:27',
      'Buenos días, ¿me envías el catálogo de etiquetas y los plazos de entrega?\nTeresa',
    ],
    ['me', '9d 13:00', 'Buenos días, Teresa:\nVa adjunto. El plazo es de cinco días.\nNora'],
  ),
  story('Introduction by the Chamber', {}, [
    'james.oduya',
    '9d 10:00',
    'The Chamber of Commerce suggested we talk. We make parts for elevators and ship 300 parcels a day.\nJames',
  ]),
  story('Inventario anual', { labels: ['Clients'] }, [
    'noelia.campos',
    '10d 15:18',
    'Este año queremos contar sin cerrar. ¿Cómo lo hacen otros clientes?\nNoelia',
  ]),
  story('Yard without Wi-Fi', {}, [
    'patrick.doyle',
    '10d 09:44',
    'Half of our yard has no signal. Does the app work offline and catch up later?\nPatrick',
  ]),
  story('Lencería y suministros', {}, [
    'rocio.santana',
    '11d 12:06',
    'Tenemos nueve hoteles y un almacén central. ¿Lleváis algo parecido?\nRocío',
  ]),
  story('Temperature alarms', {}, [
    'ingrid.solberg',
    '11d 08:51',
    'We would want an alarm before the fish is warm, not after. Can you do that?\nIngrid',
  ]),
  story('Expediciones por la tarde', {}, [
    'luis.herrero',
    '12d 16:39',
    'Las expediciones salen todas a las 18:00 y se forma un tapón. ¿Ayuda el sistema con eso?\nLuis',
  ]),
  story('Re: IT checklist', {}, [
    'owen.price',
    '12d 10:25',
    'Found your checklist on the site, useful. Sharing it with our team.\nOwen',
  ]),
  story('Wooden toys, very small warehouse', { unread: true }, [
    'zoe.lindqvist',
    '1d 18:05',
    'Hello, a friend at the fair told me about you. We are four people and a lot of boxes. Where do we start?\nZoe',
  ]),
  story('Consulta desde la web', {}, [
    'hugo.alonso',
    '2d 18:02',
    'Hola, tengo tres obradores y quiero controlar el reparto de la mañana. ¿Me podéis llamar?\nHugo',
  ]),
  story('Bikes in boxes', {}, [
    'maya.fitzroy',
    '5d 15:30',
    'We ship bicycles, nothing fits on a shelf. Has anybody asked you that before?\nMaya',
  ]),
  story('Alta de proveedor', {}, [
    'irene.casas',
    '9d 09:12',
    'Para daros de alta necesito el certificado de titularidad de la cuenta.\nIrene',
  ]),
  story('Interview for my thesis', {}, [
    'ravi.menon',
    '13d 11:11',
    'I study how small firms choose software. Would you have half an hour for a few questions?\nRavi',
  ]),
];

/**
 * Colleagues, newsletters, sent messages and drafts: what every mailbox holds besides customers.
 */
export const otherThreads: readonly Story[] = [
  story('Leads de la semana: cinco para ti', { unread: true, labels: ['Marketing'] }, [
    'mateo.ibarra',
    '46m',
    'Hola, Nora:\nEsta semana te pasamos cinco contactos que superan el umbral. Hannah, de Fennwick Foods, ha vuelto tres veces a la página de precios.\nDime cuáles no te encajan y por qué, así afinamos la campaña.\nMateo',
  ]),
  story(
    'Weekly review on Thursday',
    { labels: ['Marketing'] },
    [
      'mateo.ibarra',
      '1d 10:05',
      'Agenda: goals of November, the leads you rejected, the December webinar. Half an hour is enough.\nMateo',
    ],
    ['me', '1d 10:20', 'I will bring the two that asked not to be called.\nNora'],
  ),
  story('Caso de éxito: Grupo Montes', { labels: ['Marketing'] }, [
    'mateo.ibarra',
    '6d 10:40',
    'Julia está dispuesta a contarlo en vídeo. ¿Te encargas de presentarnos?\nMateo',
  ]),
  story('New deck for food companies', { labels: ['Marketing'] }, [
    'mateo.ibarra',
    '10d 13:13',
    'The new slides are in the shared folder. The cost calculator is on page four.\nMateo',
  ]),
  story('Ten ways to shorten a pick round', { category: 'promotions', unread: true }, [
    'news',
    '3h',
    'This week: zones, waves and why the fastest route is seldom the shortest. Plus: robots that fetch.',
  ]),
  story('Boletín de noviembre', { category: 'promotions' }, [
    'boletin',
    '3d 07:00',
    'Lo más leído del mes: el precio del gasóleo, las nuevas normas de embalaje y tres casos de reparto urbano.',
  ]),
  story('Tu billete a Barcelona, martes 08:30', { category: 'updates', labels: ['Travel'] }, [
    'hola',
    '1d 19:22',
    'Tu reserva está confirmada. Coche 4, asiento 7A. Salida a las 08:30, llegada a las 11:10.',
  ]),
  story('Reminder: Demo with Ellery Tools', { category: 'updates' }, [
    'no-reply',
    '1d 20:00',
    'Tomorrow, 10:00–10:45. Guests: Tom Ellery and you.',
  ]),
  story('Your ticket for Supply Forum', { category: 'updates', labels: ['Travel'] }, [
    'events',
    '4d 18:30',
    'Show this message at the door. The doors open at 08:30, the first talk starts at 09:15.',
  ]),
  story(
    'Quote for Brandt Auto Parts',
    { draft: true },
    ['oliver.brandt', '8d 17:17', 'Could you split the quote into two phases?\nOliver'],
    ['me', '1d 18:30', 'Hi Oliver,\nHere is the quote in two phases. The first one'],
  ),
  story('Follow-up after the fair', { draft: true }, [
    'me',
    '2d 20:01',
    'Hola, Sofía:\nFue un gusto',
  ]),
  story('Intro to our support team', { folder: 'archive' }, [
    'me',
    '7d 09:09',
    'Hi Chloe, meet Support: they answer within the hour.\nNora',
  ]),
  story('Oferta revisada', { folder: 'archive' }, [
    'andres.pizarro',
    '15d 10:30',
    'Recibida, gracias. La comparo con la del año pasado.\nAndrés',
  ]),
  story('You have won a pallet', { folder: 'spam' }, [
    'no-reply',
    '3d 03:33',
    'Click now to claim your pallet.',
  ]),
];
