import { HOLDER_EMAIL } from '../../lib/crm/hubspot/holder-contact';
import { textHtml } from '../../lib/crm/kit/note-text';
import { isStage, type Stage } from '../../lib/domain/base/stage';
import { describeConnector } from './connector-contract';
import { connectTo, NATIVE, startPair } from './hubspot-harness';

describeConnector('HubSpot', async () => {
  const { server, connector } = await startPair();
  const { control } = server;
  const stageOf = (native: string | null | undefined): Stage | null =>
    Object.keys(NATIVE)
      .filter(isStage)
      .find((stage) => NATIVE[stage] === native && native !== '') ?? null;
  return {
    connector,
    seed: async (people) =>
      people.map(({ email, name, company = '', stage, linkedin = '' }) => {
        const [firstname = '', ...rest] = name.split(' ');
        return control.upsertContact({
          email,
          firstname,
          lastname: rest.join(' '),
          company,
          lifecyclestage: stage === undefined ? '' : NATIVE[stage],
          hs_linkedin_url: linkedin,
        });
      }),
    stageOf: async (id) => stageOf(control.contact(id)?.values['lifecyclestage']),
    moveBehindBack: async (id, stage) => {
      const email = control.contact(id)?.values['email'] ?? '';
      control.upsertContact({ email, lifecyclestage: NATIVE[stage] });
    },
    noteCount: async (id) => control.linkedTo(id, 'notes').length,
    searchCatchesUp: async () => undefined,
    hands: {
      writers: [connector, connectTo(server)],
      scribble: async (text) => {
        const id =
          control.contact(HOLDER_EMAIL)?.id ?? control.upsertContact({ email: HOLDER_EMAIL });
        control.addActivity('notes', String(id), { hs_note_body: textHtml(text) });
      },
    },
    close: () => server.close(),
  };
});
