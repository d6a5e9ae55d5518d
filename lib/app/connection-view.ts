import type { Connector, Vocabulary } from '../crm/port/connector';
import { isKeyless } from '../crm/registry';
import { failureOf } from '../domain/base/failure';
import type { ConnectionView } from '../domain/views/admin';
import { changeConnectionIfCurrent } from '../store/connection';
import { maybeSameAccount } from '../sync/connection-account';
import { keyOf } from '../sync/connection-keys';
import { hostPermitted } from './host-permission';
import type { Crm, Services, Store } from './services';

const ASK_MS = 20_000;
const HINT_LENGTH = 4;
const NOTHING: Vocabulary = { stages: [], stageFields: [], scoreFields: [], profileFields: [] };

/** Returns everything that the options show of the connection, without its key. */
export async function viewConnection(
  services: Store & Crm & Pick<Services, 'rights'>,
): Promise<ConnectionView> {
  const permitted = await hostPermitted(services.rights, await services.connection());
  const asked = permitted ? await ask(services) : UNASKED;
  // The request may have revealed the account, so the connection is read after it.
  const connection = await services.connection();
  const token = await keyOf(services.journal);
  const { vocabulary, owners, keyEndsAt } = asked;
  if (keyEndsAt !== null && keyEndsAt !== connection.keyEndsAt)
    await changeConnectionIfCurrent(services.journal, connection.id, { keyEndsAt });
  const { mapping } = connection;
  const same = maybeSameAccount(connection);
  const chosen = vocabulary.stages.some(({ id }) => Object.hasOwn(mapping.stages, id));
  return {
    kind: connection.kind,
    account: connection.account,
    accountName: isKeyless(connection.kind) ? null : connection.name,
    maybeSame: same === null ? null : { id: same.id, name: same.name },
    hasToken: token !== null,
    tokenHint: token === null ? null : token.slice(-HINT_LENGTH),
    keyEndsAt: keyEndsAt ?? connection.keyEndsAt,
    hostPermitted: permitted,
    owner: connection.owner,
    owners,
    knowsMe: asked.knowsMe,
    stages: vocabulary.stages.map(({ id, label, suggested }) => ({
      id,
      label,
      suggested,
      mapped: mapping.stages[id] ?? (chosen ? null : suggested),
    })),
    stageField: mapping.stageField,
    stageFields: vocabulary.stageFields,
    newFields: asked.newFields,
    scoreField: mapping.scoreField,
    scoreFields: vocabulary.scoreFields,
    profileField: mapping.profileField,
    profileFields: vocabulary.profileFields,
    failure:
      asked.failure ??
      (connection.paused === null
        ? null
        : { code: 'crm/unauthorised', detail: connection.paused.detail }),
  };
}

interface Asked
  extends Pick<ConnectionView, 'owners' | 'failure' | 'knowsMe' | 'newFields' | 'keyEndsAt'> {
  readonly vocabulary: Vocabulary;
}

const UNASKED: Asked = {
  vocabulary: NOTHING,
  owners: [],
  failure: null,
  knowsMe: false,
  newFields: [],
  keyEndsAt: null,
};

/**
 * Reads what the options show from the CRM. Each part fails alone, so that one failure hides no
 * other part.
 */
async function ask(services: Pick<Services, 'connector'>): Promise<Asked> {
  let connector: Connector | null;
  try {
    connector = await services.connector();
  } catch (error) {
    // The options must work with any stored connection, because they are the place to repair it.
    return { ...UNASKED, failure: failureOf(error) };
  }
  if (connector === null) return UNASKED;
  const signal = AbortSignal.timeout(ASK_MS);
  const { knowsMe } = connector.capabilities;
  const [vocabulary, owners, fields, ends] = await Promise.allSettled([
    connector.vocabulary(signal),
    connector.owners(signal),
    connector.fieldMaker?.missing(signal) ?? [],
    connector.keyEndsAt(signal),
  ]);
  // The metadata may come from a cache. Only a new request shows that the CRM refuses the key.
  const all = [vocabulary, owners, fields, ends].flatMap((each) =>
    each.status === 'rejected' ? [failureOf(each.reason)] : [],
  );
  const needed = [vocabulary, owners].find((each) => each.status === 'rejected');
  return {
    vocabulary: vocabulary.status === 'fulfilled' ? vocabulary.value : NOTHING,
    owners: owners.status === 'fulfilled' ? owners.value : [],
    failure:
      all.find(({ code }) => code === 'crm/unauthorised') ??
      (needed === undefined ? null : failureOf(needed.reason)),
    knowsMe,
    newFields: fields.status === 'fulfilled' ? fields.value : [],
    keyEndsAt: ends.status === 'fulfilled' ? ends.value : null,
  };
}
