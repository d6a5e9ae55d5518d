import type { Said } from './journey';
import type { SampleText } from './sample-text';

/** What a rep wrote with a verdict, and what marketing answered. */
export interface Saying {
  readonly reasonId: string | null;
  readonly text: SampleText;
  readonly answer: SampleText | null;
  /** Whether marketing's answer closed it. */
  readonly dealtWith: boolean;
}

/** Lines: reason | English | Spanish | answer in English | in Spanish | x where that closed it. */
function read(lines: string): Saying[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [reason = '', en = '', es = '', answerEn = '', answerEs = '', mark = ''] =
        line.split('|');
      return {
        reasonId: reason === '' ? null : reason,
        text: { en, es },
        answer: answerEn === '' ? null : { en: answerEn, es: answerEs },
        dealtWith: mark === 'x',
      };
    });
}

/** About people from the weak campaign: they look for something else. */
const OF_THE_WEAK = read(`
not-a-fit|Wanted to rent a warehouse, not software. Third one this month from the search ad.|Quería alquilar una nave, no software. Es el tercero este mes que llega por el anuncio.|You are right, we match on "warehouse" alone. I am adding negative keywords today.|Tienes razón, el anuncio entra con "almacén" a secas. Hoy añado palabras negativas.|x
no-need|Two people and a spreadsheet, thirty orders a week. Nice chat, but we are far too big for them.|Son dos con una hoja de cálculo y treinta pedidos por semana. Muy amables, pero les quedamos grandes.
not-a-fit|Student writing a thesis on warehouse software. Asked me for sources.|Estudiante con un trabajo sobre software de almacén. Me pidió bibliografía.|Sent the guide instead. Students now go to a list of their own.|Le he mandado la guía. Los estudiantes van ya a una lista aparte.|x
asked-for-nothing|Did not remember any form and was not amused that I called.|No recordaba ningún formulario y no le hizo gracia la llamada.
no-authority|Office manager collecting prices for a boss who has left. It is no one's project now.|Administrativo que recoge precios para un jefe que ya se fue. Ahora no es proyecto de nadie.
not-a-fit|They sell warehouse software themselves. Was comparing us.|Venden software de almacén. Nos estaba comparando.|Blocked the domain in the campaign, thanks.|Dominio bloqueado en la campaña, gracias.|x
no-need|Looking for a free inventory app for a shop. I pointed them to two.|Buscaba una aplicación gratis de inventario para una tienda. Le he dicho dos.
wrong-data|The number belongs to a dentist. The form was filled in with anything.|El teléfono es de un dentista. Rellenaron el formulario con cualquier cosa.|Phone is checked on the form since Tuesday.|Desde el martes el formulario comprueba el teléfono.|x
not-a-fit|Wants shelves and forklifts. Passed them to a dealer I know.|Quiere estanterías y carretillas. Le he pasado un distribuidor que conozco.
no-budget|Expected about ten a month. Ends the call when I say what we cost.|Contaba con unos diez al mes. Al oír el precio, colgó.
not-a-fit|Consultant who wants a list of vendors for a client. No project yet.|Consultor que quiere una lista de proveedores para un cliente. Aún no hay proyecto.
no-need|Their logistics provider has a system, they do not even choose it.|Su operador logístico ya tiene sistema; ellos ni lo eligen.|Can we ask for "own warehouse: yes/no" on that landing page? I will try it for two weeks.|¿Preguntamos "almacén propio: sí/no" en esa página? Lo pruebo dos semanas.`);

const REJECTED = read(`
no-budget|Likes it, but the parent company froze all projects until next year.|Le gusta, pero la matriz ha congelado los proyectos hasta el año que viene.
duplicate|We have talked to a colleague of theirs for months. Same company, same project.|Llevamos meses hablando con alguien de su equipo. Misma empresa, mismo proyecto.|Merged under the same company. Sorry for the double.|Unidos en la misma empresa. Perdona el doble.|x
competitor|Signed with a competitor three weeks ago. We came too late.|Firmó con la competencia hace tres semanas. Llegamos tarde.|Do you know when their contract ends? I would set a reminder.|¿Sabes cuándo acaba su contrato? Pondría un recordatorio.
wrong-data|Has left the company. The new one is not named yet.|Ya no está en la empresa. Aún no hay sustituto.
no-authority|Helpful, but decides nothing and does not want to say who does.|Muy amable, pero no decide ni quiere decir quién.
not-a-fit|Only pallets in, pallets out. No picking at all, so nothing for us to improve.|Solo entran y salen palés. Sin picking no tenemos nada que mejorar.|Good point. I will ask about picking in the calculator.|Buen apunte. Lo preguntaré en la calculadora.|x
no-need|Moved last month to a warehouse that came with its own system.|El mes pasado se mudaron a un almacén con sistema propio.`);

const RECYCLED = read(`
later-budget|The budget is decided next quarter. Asked me to call then, and meant it.|El presupuesto se decide el próximo trimestre. Me pidió que llamara entonces, y en serio.|Noted. Stays on the newsletter, nothing else.|Anotado. Sigue en el boletín y nada más.|x
away|On leave until then. The colleagues say that it is nobody else's project.|De baja hasta esa fecha. Dicen que el proyecto es suyo y de nadie más.
not-ready|They change their ERP first. No sense before that is done.|Primero cambian el ERP. Antes no tiene sentido.|We have a checklist for exactly that, sending it.|Tenemos una lista justo para eso, se la envío.
no-answer|Five tries at different hours, two mails. Warm on paper, silent in life.|Cinco intentos a distintas horas y dos correos. Sobre el papel interesado; en la vida, silencio.
not-ready|Peak season now; after it they want to see it in their own warehouse.|Ahora es campaña alta; después quieren verlo en su almacén.
later-budget|Wants it in next year's plan. Needs numbers for the board by then.|Lo quiere en el plan del próximo año. Necesita cifras para el consejo.|I can make a savings sheet with their volumes. Send me what you have.|Puedo hacer una hoja de ahorro con sus volúmenes. Pásame lo que tengas.`);

const RETURNED = read(`
competitor|Went with a competitor because of a ready connection to their carrier.|Eligieron a la competencia por tener ya conectado su transportista.|That is the fourth for that carrier. Raised it with product.|Es el cuarto con ese transportista. Lo he llevado a producto.
no-answer|Disappeared after the demo. The champion changed jobs.|Desapareció tras la demostración. Nuestro contacto cambió de trabajo.
no-budget|Finance cut the project to half. Ours was the other half.|Finanzas recortó el proyecto a la mitad. Nosotros éramos la otra mitad.
not-ready|Wanted to understand the topic, not to buy. Good for the next webinar.|Quería entender el tema, no comprar. Mejor para el próximo webinar.|Invited to the next date.|Ya tiene la invitación.|x
not-a-fit|Their orders are all made to measure. I should have asked that in the first call.|Todos sus pedidos son a medida. Debí preguntarlo en la primera llamada.
competitor|Lost on price against a bigger one. They said our support was the better one.|Perdido por precio contra uno mayor. Dijeron que nuestro soporte era mejor.`);

const ACCEPTED = read(`
|Exactly whom we look for: knows the topic, has a date in mind. More of these, please.|Justo a quien buscamos: conoce el tema y tiene fecha. Más así, por favor.|Came by the webinar. Two more from there arrive this week.|Vino del webinar. Esta semana llegan dos más.|x
|Read the guide twice and had questions about page 9. Easy first call.|Había leído la guía dos veces y preguntó por la página 9. Primera llamada fácil.
|Calling today, they wrote on Sunday evening.|Llamo hoy, escribieron el domingo por la noche.`);

const DECIDED = read(`
|Right company, right person, wrong quarter. The move of the warehouse comes first.|Empresa y persona correctas, trimestre equivocado. Antes va la mudanza del almacén.
|Wants to see a customer of their size before going on.|Quiere ver un cliente de su tamaño antes de seguir.|The winery case fits. Shall I ask whether they may call?|El caso de la bodega encaja. ¿Pregunto si pueden llamar?
|Two sites, one of them still on paper. Start with that one.|Dos centros, uno todavía en papel. Empezar por ese.
|Compares three vendors, decides after the fair.|Compara tres proveedores y decide después de la feria.`);

/** Questions of reps to marketing about people whom they must not contact yet. */
export const QUESTIONS = read(`
|Reads everything on returns lately. Do you know more? I know the boss there.|Últimamente lee todo sobre devoluciones. ¿Sabéis algo más? Conozco a quien manda allí.|Signed up for the returns webinar on Thursday. I hand them over if they come.|Se apuntó al webinar de devoluciones del jueves. Si viene, te lo paso.|x
|We met at the fair and I was asked for by name. Is she on any list?|Nos vimos en la feria y preguntó por mí. ¿Está en alguna lista?|Only the newsletter so far. I send the calculator and tell you.|Solo el boletín. Le mando la calculadora y te digo.
|Is this the same company that left us two years ago?|¿Es la misma empresa que nos dejó hace dos años?`);

/** Sayings by verdict, the newest note takes the first; later ones have a reason only. */
export const SAYINGS: Readonly<
  Record<Exclude<Said['verdict'], 'ask-marketing'> | 'weak', readonly Saying[]>
> = {
  weak: OF_THE_WEAK,
  rejected: REJECTED,
  recycled: RECYCLED,
  returned: RETURNED,
  accepted: ACCEPTED,
  'decided-sql': DECIDED,
};

/** Reasons without words, for the rest, in turn. */
export const REASONS: Readonly<Record<keyof typeof SAYINGS, readonly string[]>> = {
  weak: ['not-a-fit', 'no-need', 'not-a-fit', 'no-authority', 'asked-for-nothing', 'no-need'],
  rejected: [
    'no-budget',
    'no-need',
    'duplicate',
    'no-authority',
    'wrong-data',
    'competitor',
    'not-a-fit',
  ],
  recycled: ['not-ready', 'no-answer', 'later-budget', 'not-ready', 'away'],
  returned: ['no-answer', 'no-budget', 'not-ready', 'competitor', 'no-answer', 'not-a-fit'],
  accepted: [],
  'decided-sql': [],
};
