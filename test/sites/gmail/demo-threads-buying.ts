import { type Story, story } from './demo-story';

/** The story that opens the demo, and others with people who are close to buying. */
export const buyingThreads: readonly Story[] = [
  story(
    'Comparing three vendors: could you quote by Friday?',
    { unread: true, starred: true, important: true, labels: ['Clients'] },
    [
      'hannah.whitfield',
      '6d 10:12',
      'Hi Nora,\nI read your guide on picking errors and used the savings calculator. It suggests we lose about £9,000 a month, which sounds painfully right.\nWe run two warehouses and 34 delivery vans. Do you work with companies of our size?\nHannah',
    ],
    [
      'me',
      '6d 15:40',
      'Hi Hannah,\nThank you for writing. Yes: most of our customers have one to four warehouses, and food is where we started.\nWould 20 minutes on Thursday suit you? I would like to see how your orders travel from the till to the van before I promise anything.\nNora',
    ],
    [
      'hannah.whitfield',
      '3d 17:05',
      'Thursday was very useful, thank you. Owen in IT is copied: he needs to know how you connect to our stock system and where the data is kept.\nHannah',
      ['owen.price'],
    ],
    [
      'owen.price',
      '2d 09:20',
      'Hello Nora, two questions from my side: do you have an API for stock movements, and can people sign in with our own accounts?\nOwen',
      ['hannah.whitfield'],
    ],
    [
      'hannah.whitfield',
      '24m',
      'Hi Nora,\nWe are down to three vendors and I take the comparison to our board on Friday. Could you send a quote for 60 users in two warehouses, with the vans as an option?\nOne of the others offers the first year at half price. I care more about who picks up the phone in December, but the board will ask.\nBest,\nHannah',
      ['owen.price'],
    ],
  ),
  story(
    'Propuesta para los almacenes de Getafe y Zaragoza',
    { unread: true, important: true, labels: ['Clients'] },
    [
      'me',
      '4d 11:30',
      'Hola, Lucía:\nTe adjunto la propuesta para los dos almacenes. El precio se mantiene hasta fin de mes.\nUn saludo,\nNora',
    ],
    [
      'lucia.serrano',
      '1h',
      'Hola, Nora:\nLa hemos visto en dirección y encaja. Nos falta saber qué pasa con los turnos de noche y si la formación está incluida.\nSi lo resolvemos esta semana, firmamos antes de Navidad.\nLucía',
    ],
  ),
  story(
    'Contract comments from legal',
    { important: true, labels: ['Clients'] },
    [
      'daniel.okafor',
      '1d 12:10',
      'Nora, legal came back with three small comments on clause 7. Nothing dramatic.\nDaniel',
    ],
    [
      'me',
      '1d 16:45',
      'Thank you, Daniel. I agree with two of them and have a question on the third. May I call you tomorrow at ten?\nNora',
    ],
    ['daniel.okafor', '65m', 'Ten works. If we settle it I can sign the same day.\nDaniel'],
  ),
  story('Pedido ampliado: 12 lectores más', { labels: ['Clients'] }, [
    'carmen.ugarte',
    '80m',
    'Hola, Nora:\nEn plena campaña no damos abasto. ¿Podéis enviarnos doce lectores más antes del día 10? Van todos a la nave 2.\nGracias,\nCarmen',
  ]),
  story('Second demo for the floor team', { unread: true }, [
    'tom.ellery',
    '105m',
    'Nora, the first demo went down well. Could you show the packing screen to my floor leads? Six people, any morning next week.\nTom',
  ]),
  story(
    'Solicitud de oferta 2026-114',
    { important: true },
    [
      'pablo.quintana',
      '1d 17:40',
      'Buenos días:\nAbrimos concurso para la trazabilidad de lotes. El plazo termina el 5 de diciembre. ¿Queréis participar?\nPablo Quintana',
      ['cristina.pardo'],
    ],
    [
      'me',
      '2h',
      'Buenos días, Pablo:\nSí, contad con nosotros. Te mando las preguntas mañana.\nNora',
      ['cristina.pardo'],
    ],
  ),
  story(
    'Re: Pricing for seasonal users',
    {},
    [
      'priya.raman',
      '1d 09:02',
      'Hi Nora, we go from 40 to 110 people in November. Do we pay for 110 all year?\nPriya',
    ],
    ['me', '1d 09:50', 'Hi Priya,\nNo. You pay for the months in which people sign in.\nNora'],
    [
      'priya.raman',
      '1d 10:31',
      'That settles the main point for us. I will book time with finance.\nPriya',
    ],
  ),
  story('Renovación y segunda sede', { starred: true, labels: ['Clients'] }, [
    'julia.montes',
    '1d 13:20',
    'Nora, dos años ya. Renovamos, y me gustaría hablar de abrir la sede de Oporto con vosotros.\nJulia',
  ]),
];
