import { type Story, story } from './demo-story';

/** People who know Almenara and are not ready yet, and customers. */
export const talkingThreads: readonly Story[] = [
  story(
    'Security questionnaire',
    { labels: ['Clients'] },
    [
      'oliver.brandt',
      '1d 11:15',
      'Hi Nora, our security team needs the attached form before we can go on. 42 questions, sorry.\nOliver',
    ],
    ['me', '1d 17:30', 'No problem, you will have it on Wednesday.\nNora'],
  ),
  story('¿Nos vemos en la feria de Barcelona?', {}, [
    'sofia.leal',
    '1d 08:40',
    'Hola, Nora:\nVi que vais a estar en la feria. ¿Tomamos un café el martes? Quiero entender si esto sirve para una empresa de moda.\nSofía',
  ]),
  story(
    'Roll-out plan: week 3',
    { labels: ['Clients'] },
    [
      'grace.mbeki',
      '2d 14:05',
      'All four packing lines are live. Two scanners lose their connection by the cold room, otherwise a quiet week.\nGrace',
    ],
    [
      'me',
      '2d 15:00',
      'Wonderful. I have asked support to bring a stronger access point on Tuesday.\nNora',
    ],
  ),
  story('Presupuesto 2027', {}, [
    'andres.pizarro',
    '2d 12:48',
    'Nora, cierro presupuestos el 15 de diciembre. Necesito una cifra orientativa, no un contrato.\nAndrés',
  ]),
  story(
    'Expiry dates and batch recalls',
    {},
    [
      'emily.stroud',
      '2d 10:22',
      'Hello Nora, can your system find every box of one batch in minutes? We had a recall last spring that took two days.\nEmily',
    ],
    [
      'me',
      '2d 11:05',
      'Hello Emily,\nYes, and I can show it with your own labels. Would a photo of one be possible?\nNora',
    ],
  ),
  story('Precio para tienda pequeña', { unread: true }, [
    'raul.benitez',
    '2d 09:15',
    'Buenas. Somos cinco personas. ¿Tenéis algo para nosotros o esto es solo para grandes?\nRaúl',
  ]),
  story('Deliveries before Christmas', { labels: ['Clients'] }, [
    'chloe.marchant',
    '3d 16:20',
    'Hi Nora, our drivers love the new route view. Can we add the two temporary vans just for December?\nChloe',
  ]),
  story('Visita a planta, jueves 10:00', {}, [
    'elena.zubiri',
    '3d 13:10',
    'Perfecto el jueves. Traed calzado de seguridad; el casco lo ponemos nosotros.\nElena',
  ]),
  story(
    'Integration with our stock system',
    {},
    [
      'samuel.adeyemi',
      '3d 11:42',
      'We built ours ten years ago and nobody dares to touch it. Is reading from a database view enough for you?\nSamuel',
    ],
    ['me', '3d 12:30', 'It is. Three of our customers do exactly that.\nNora'],
  ),
  story('Campaña de la naranja', {}, [
    'martin.caceres',
    '3d 09:33',
    'Hola, Nora. Hasta febrero no puedo mirar nada nuevo, estamos en plena campaña. Escríbeme entonces.\nMartín',
  ]),
  story('Moving to a bigger unit', {}, [
    'rebecca.lowe',
    '4d 15:55',
    'We sign for the new unit in March. Before that I would rather not change anything, but keep me posted.\nRebecca',
  ]),
  story('Incidencia resuelta, gracias', { labels: ['Clients'] }, [
    'beatriz.olmo',
    '4d 14:12',
    'El equipo de soporte nos lo resolvió en una hora. Díselo de mi parte.\nBeatriz',
  ]),
  story('Minutes of our call', {}, [
    'kenji.tanabe',
    '4d 10:10',
    'Thank you for your time. I attach the minutes. Next step: we measure our picking errors for two weeks.\nKenji',
  ]),
  story('Referencia para otro transportista', { starred: true, labels: ['Clients'] }, [
    'victor.salas',
    '4d 09:05',
    'Un colega de Valencia me pregunta por vosotros. Le he dado tu correo, te escribirá.\nVíctor',
  ]),
  story('Tender timetable', {}, [
    'fiona.mccrae',
    '5d 16:44',
    'The tender opens in January. Until then procurement may not meet vendors, I hope you understand.\nFiona',
  ]),
  story(
    'Conexión con el ERP',
    {},
    [
      'alba.ferrer',
      '5d 12:20',
      'Hola, Nora: nuestro ERP exporta ficheros cada noche. ¿Con eso os basta o hace falta una API?\nAlba',
    ],
    ['me', '5d 13:15', 'Hola, Alba:\nCon los ficheros podemos empezar.\nNora'],
  ),
  story('Cold chain paperwork', {}, [
    'george.papas',
    '5d 10:01',
    'Customs now wants temperature records with every pallet. Is that something you print?\nGeorge',
  ]),
  story('Re: Guía de devoluciones', {}, [
    'ignacio.rueda',
    '6d 17:25',
    'He descargado la guía. De momento solo me informo, no hace falta que me llaméis.\nIgnacio',
  ]),
  story('Two open invoices', { labels: ['Clients'] }, [
    'laura.jensen',
    '6d 12:35',
    'Hi Nora, I think invoices 1088 and 1091 are for the same month. Could you check?\nLaura',
  ]),
  story('Puesta en marcha de la nave solar', {}, [
    'marcos.vega',
    '6d 09:47',
    'Arrancamos obra en enero. Me interesa el módulo de materiales cuando tengamos las estanterías.\nMarcos',
  ]),
];
