import { useRef, useState } from 'preact/hooks';
import { useRoute, useSend } from '../../lib/bus/query';
import { FailureBox } from '../FailureBox';
import { usePages } from '../page-context';
import { FailureLine } from '../person/Facts';
import { PersonLine } from '../person/Person';
import { Skeleton } from '../person/Skeleton';
import { Unknown } from '../person/Unknown';

export interface FindPersonProps {
  /** As the page shows it. */
  name: string;
  /** Action token to link the person of the page to a contact; absent if the page shows no key. */
  linkTo?: string | undefined;
}

/**
 * Offers next steps for a person whom the CRM does not know by the page's keys: search by name and
 * link, or add with an address.
 */
export function FindPerson({ name, linkTo }: FindPersonProps) {
  const { t } = usePages();
  const [way, setWay] = useState<'search' | 'add' | null>(null);
  return (
    <Unknown who={name} adding={false}>
      {way === 'search' && <Found name={name} linkTo={linkTo} />}
      {way === 'add' && <AddByAddress name={name} />}
      <p class="actions">
        {way !== 'search' && (
          <button
            type="button"
            class="primary"
            data-testid="find-search"
            onClick={() => setWay('search')}
          >
            {t('find.search', { who: name })}
          </button>
        )}
        {way !== 'add' && (
          <button type="button" data-testid="find-add" onClick={() => setWay('add')}>
            {t('find.add')}
          </button>
        )}
      </p>
    </Unknown>
  );
}

function Found({ name, linkTo }: FindPersonProps) {
  const { t } = usePages();
  const found = useRoute('people.search', { text: name }, { timeoutMs: 25_000 });
  const linker = useSend('people.link');
  if (found.failure !== null) return <FailureBox failure={found.failure} onRetry={found.reload} />;
  if (found.data === undefined) return <Skeleton />;
  if (found.data.length === 0) return <p class="soft">{t('find.none')}</p>;
  return (
    <ul class="candidates" data-testid="find-results">
      {found.data.map((person) => (
        <li key={person.contactId}>
          <PersonLine person={person} />
          {linkTo !== undefined && (
            <button
              type="button"
              data-testid="find-link"
              disabled={linker.sending}
              onClick={() => void linker.send({ offer: linkTo, ticket: person.ticket })}
            >
              {t('find.link', { name: person.name })}
            </button>
          )}
        </li>
      ))}
      {linker.failure !== null && <FailureLine failure={linker.failure} />}
    </ul>
  );
}

function AddByAddress({ name: shown }: { name: string }) {
  const { t, shell } = usePages();
  const adder = useSend('people.add');
  const [email, setEmail] = useState('');
  const [name, setName] = useState(shown);
  const [asked, setAsked] = useState(false);
  const intentId = useRef<string | null>(null);
  const add = async () => {
    intentId.current ??= shell.newId();
    const taken = await adder.send({ intentId: intentId.current, email, name });
    setAsked(taken !== null);
  };
  if (asked)
    return (
      <p role="status" class="soft" data-testid="find-added">
        {t('add.asked')}
      </p>
    );
  return (
    <form
      class="find-add"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <label class="field">
        <span>{t('add.email')}</span>
        <input
          type="email"
          required
          data-testid="find-email"
          maxLength={320}
          value={email}
          onInput={(event) => {
            intentId.current = null;
            setEmail(event.currentTarget.value);
          }}
        />
      </label>
      <label class="field">
        <span>{t('add.name')}</span>
        <input
          type="text"
          data-testid="find-name"
          maxLength={300}
          value={name}
          onInput={(event) => {
            intentId.current = null;
            setName(event.currentTarget.value);
          }}
        />
      </label>
      <button type="submit" data-testid="find-add-now" disabled={adder.sending}>
        {t('unknown.add')}
      </button>
      {adder.failure !== null && <FailureLine failure={adder.failure} />}
    </form>
  );
}
