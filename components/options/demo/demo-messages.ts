/** Messages of the demo inbox: who of the sample workspace writes, and about what. */
export const DEMO_MESSAGES = [
  { email: 'hannah.whitfield@fennwick-foods.example', subject: 'demo.subject-1' },
  { email: 'owen.price@fennwick-foods.example', subject: 'demo.subject-2' },
  { email: 'lucia.serrano@transportes-serrano.example', subject: 'demo.subject-3' },
  { email: 'carmen.ugarte@bodegas-ugarte.example', subject: 'demo.subject-4' },
  { email: 'emily.stroud@northgate-medical.example', subject: 'demo.subject-5' },
  { email: 'daniel.okafor@brightsea-freight.example', subject: 'demo.subject-6' },
] as const;
