import { type Caller, call } from '../call';
import { create, type Loaded, odooTime } from './loaded';
import { EVENTS, MAILINGS, MAILS, NOTES } from './words';

const DAY = 86_400_000;

const timeOrNone = (at: number | null): string | false => (at === null ? false : odooTime(at));

/** Mailings to leads that have been sent, and a trace of each person who got one. */
export async function makeMailings(
  admin: Caller,
  loaded: readonly Loaded[],
  campaigns: readonly number[],
): Promise<void> {
  const [model] = await call<number[]>(admin, 'ir.model', 'search', {
    domain: [['model', '=', 'crm.lead']],
  });
  const mailings = await create(
    admin,
    'mailing.mailing',
    MAILINGS.map((subject, at) => ({
      subject,
      email_from: '"Mateo Ibarra" <mateo.ibarra@relevo-demo.example>',
      mailing_model_id: model,
      campaign_id: campaigns[at % campaigns.length],
      state: 'done',
      body_html: `<p>${subject}</p>`,
    })),
  );
  const traces = loaded.flatMap(({ person, lead }) =>
    person.traces.map(({ mailing, sent, opened, clicked, replied }) => ({
      trace_type: 'mail',
      mass_mailing_id: mailings[mailing],
      model: 'crm.lead',
      res_id: lead,
      email: person.email,
      sent_datetime: odooTime(sent),
      open_datetime: timeOrNone(opened),
      links_click_datetime: timeOrNone(clicked),
      reply_datetime: timeOrNone(replied),
      trace_status: replied !== null ? 'reply' : opened !== null ? 'open' : 'sent',
    })),
  );
  await create(admin, 'mailing.trace', traces);
}

/** Events, two of them past, and who registered. */
export async function makeEvents(
  admin: Caller,
  loaded: readonly Loaded[],
  now: number,
): Promise<void> {
  const events = await create(
    admin,
    'event.event',
    EVENTS.map((name, at) => ({
      name,
      date_begin: odooTime(now + (at * 40 - 60) * DAY),
      date_end: odooTime(now + (at * 40 - 60) * DAY + DAY / 8),
      event_mail_ids: [],
    })),
  );
  const registrations = loaded.flatMap(({ person: { registration, name, email }, partner }) =>
    registration === null
      ? []
      : [
          {
            event_id: events[registration.event],
            name,
            email,
            partner_id: partner ?? false,
            state: registration.event === 2 || !registration.came ? 'open' : 'done',
          },
        ],
  );
  await create(admin, 'event.registration', registrations);
}

/** Notes of reps and e-mails of customers in the history of leads. */
export async function makeMessages(admin: Caller, loaded: readonly Loaded[]): Promise<void> {
  const subtypes = await call<{ id: number; name: string }[]>(
    admin,
    'mail.message.subtype',
    'search_read',
    {
      domain: [
        ['name', 'in', ['Note', 'Discussions']],
        ['res_model', '=', false],
      ],
      fields: ['name'],
    },
  );
  const subtype = (name: string) => subtypes.find((each) => each.name === name)?.id ?? false;
  const users = await call<{ login: string; partner_id: [number, string] }[]>(
    admin,
    'res.users',
    'search_read',
    {
      domain: [],
      fields: ['login', 'partner_id'],
    },
  );
  const messages = loaded.flatMap(({ person, lead, partner }) => {
    const author =
      users.find(({ login }) => login.startsWith(`${person.owner}@`))?.partner_id[0] ?? false;
    const common = { model: 'crm.lead', res_id: lead };
    const notes = person.notes.map(({ text, at }) => ({
      ...common,
      body: NOTES[text],
      author_id: author,
      message_type: 'comment',
      subtype_id: subtype('Note'),
      date: odooTime(at),
    }));
    const mails = person.mails.map(({ text, at }) => ({
      ...common,
      subject: MAILS[text]?.[0],
      body: MAILS[text]?.[1],
      author_id: partner ?? false,
      email_from: `"${person.name}" <${person.email}>`,
      message_type: 'email',
      subtype_id: subtype('Discussions'),
      date: odooTime(at),
    }));
    return [...notes, ...mails];
  });
  await create(admin, 'mail.message', messages);
}
