import type { Stage } from '../../domain/base/stage';
import type { TouchKind } from '../../domain/base/touch';
import { channelOf, kindOf } from './campaigns';
import type { SampleText } from './sample-text';

/** Something that happens in stories. */
export interface Happening {
  readonly kind: TouchKind;
  readonly by: 'marketing' | 'sales';
  readonly channel: SampleText;
  readonly title: SampleText;
}

/**
 * What happens, by the two letters that the stories use: kind, channel, words. Capital channels are
 * sales' own.
 */
export const HAPPENINGS: ReadonlyMap<string, Happening> = new Map(
  `
nl|email-opened|m|Newsletter of the month|Boletín del mes
nc|email-clicked|m|Newsletter: ten ways to shorten a pick round|Boletín: diez formas de acortar una ronda
ns|email-sent|m|What is new this autumn|Novedades de otoño
hp|page-view|w|Home page|Página de inicio
bl|page-view|w|Blog: five signs of a full warehouse|Blog: cinco señales de un almacén lleno
pr|page-view|w|Prices|Precios
ig|page-view|w|Integrations|Integraciones
cs|download|w|Case study: a winery ships on time|Caso: una bodega entrega a tiempo
gd|download|w|Checklist: connecting your ERP|Lista: conectar tu ERP
cl|form|w|Savings calculator|Calculadora de ahorro
dm|form|w|Asked for a demo|Pidió una demostración
wb|event|v|Webinar: picking in half the time|Webinar: preparar pedidos en la mitad de tiempo
em|email-sent|M|Introduction and three questions|Presentación y tres preguntas
re|email-replied|M|Replied: wants to know more|Respondió: quiere saber más
rq|email-replied|M|Asks for a quote by Friday|Pide presupuesto para el viernes
of|email-sent|M|Quote sent|Presupuesto enviado
ca|call|P|First call: likes it, budget next year|Primera llamada: le gusta, presupuesto el año que viene
cb|call|P|First call: compares three vendors|Primera llamada: compara tres proveedores
qc|call|P|Quarterly call: happy, would recommend us|Llamada trimestral: satisfecho, nos recomendaría
vc|meeting|V|Video call: how their orders travel|Videollamada: cómo viajan sus pedidos
vi|meeting|O|Visit to their warehouse|Visita a su almacén
de|meeting|V|Demo for the team|Demostración para el equipo
si|meeting|O|Signed the contract|Firma del contrato
li|message|L|Message: open to a chat|Mensaje: dispuesto a hablar
su|message|M|Support solved it within the hour|Soporte lo resolvió en una hora`
    .trim()
    .split('\n')
    .map((line): [string, Happening] => {
      const [code = '', kind, letter = '', en = '', es = ''] = line.split('|');
      const by = letter === letter.toLowerCase() ? 'marketing' : 'sales';
      return [
        code,
        { kind: kindOf(kind), by, channel: channelOf(letter.toLowerCase()), title: { en, es } },
      ];
    }),
);

/**
 * What people at a stage have lived through, in turn: two letters and how many hours ago; `cc` is
 * how their campaign brought them, and a capital is the stage that they entered then. When they
 * entered the stage of now, `ENTERED` says.
 */
export const STORIES: Readonly<Record<Stage, readonly string[]>> = {
  visitor: ['cc400 bl30', 'bl90 hp88', 'cc170', 'cc640 hp639 bl60'],
  lead: [
    'L900 cc900 nl600 nl300 ns20',
    'hp662 L660 cc660 nc300 bl299',
    'L200 cc200 nl90 ns20',
    'L1500 cc1500 nl800 nl120 hp118',
    'bl430 L400 cc400 nl210 hp205',
  ],
  mql: [
    'hp503 L500 cc500 nc190 wb100 pr40 cs26 pr16',
    'L300 cc300 gd120 pr50 cl30',
    'L900 cc900 nl400 nc60 pr58 dm22',
    'L220 cc220 wb70 gd68 pr24',
    'bl700 L680 cc680 cl170 ig90 pr32 cs30',
  ],
  sql: [
    'L1300 cc1300 nc1000 wb900 M880 em870 ca750 nl130 ig60',
    'L1400 cc1400 gd1200 M1100 em1088 re1080 vc900 pr200 nl100',
    'L1200 cc1200 cl1000 M980 ca960 li300 cs280 nl60',
  ],
  opportunity: [
    'L900 cc900 nc800 M640 ca620 S600 wb300 vi250 pr248 re205',
    'L1100 cc1100 cl760 M700 cb690 S660 de400 pr260 ig258 rq203',
    'L720 cc720 gd650 M560 li540 cb520 S390 vc300 cs290 re208',
  ],
  customer: [
    'L6200 cc6200 M5600 ca5580 S5400 de5000 O4900 vi4600 C4300 si4301 qc500 nl70',
    'L3600 cc3600 M3300 em3280 S3200 vc3100 O2500 of2400 C1900 si1901 qc300 su96',
    'hp9000 L8800 cc8800 M8000 cb7980 S7800 O7000 de6900 C6500 si6501 su800 qc200 nl72 pr70',
  ],
};

/**
 * The buyer that the demo mailbox opens with: written to, met, comparing, and handed over by
 * marketing this morning.
 */
export const BUYER_STORY =
  'bl402 hp400 L160 cc160 cl152 re145 em140 vc94 re65 ig60 pr52 cs50 pr28 pr14 rq0.4';

/**
 * Business minutes since people entered their stage, in turn: of the agreed 4 hours (MQL), 1 hour
 * (opportunity) and 14 days of 9 hours (SQL), most are on time, some nearly over, few late. Other
 * stages have their date in the story.
 */
export const ENTERED: Readonly<Partial<Record<Stage, readonly number[]>>> = {
  mql: [190, 40, 100, 205, 15, 150, 300, 70],
  sql: [1_100, 5_900, 2_700, 8_300, 400, 3_800, 6_600],
  opportunity: [20, 49, 1_150, 12, 2_700, 1_500, 90],
};

/** Notes that the team wrote of people at a stage. */
export const NOTES: Readonly<Partial<Record<Stage, readonly SampleText[]>>> = {
  sql: [
    {
      en: 'Likes it. The budget is decided in spring: look again then.',
      es: 'Le gusta. El presupuesto se decide en primavera: volver a mirar.',
    },
    { en: 'They finish moving warehouses first.', es: 'Antes terminan la mudanza de almacén.' },
  ],
  opportunity: [
    {
      en: 'Decides together with finance. December is their peak.',
      es: 'Decide con finanzas. Su pico es diciembre.',
    },
    {
      en: 'Compares us with two others; support matters most.',
      es: 'Nos compara con otros dos; lo que más pesa es el soporte.',
    },
  ],
  customer: [
    { en: 'Happy. May be named as a reference.', es: 'Satisfecho. Se puede dar como referencia.' },
  ],
};
