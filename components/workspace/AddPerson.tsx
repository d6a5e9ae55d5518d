import { useRef, useState } from 'preact/hooks';
import { useSend } from '../../lib/bus/query';
import { usePages } from '../page-context';
import { FailureLine } from '../person/Facts';
import { Unknown } from '../person/Unknown';

/** Offers to add a person who is not in the CRM, with a name that the rep can edit. */
export function AddPerson({
  email,
  name: shown,
  offer,
  adding,
}: {
  email: string;
  /** As the page shows it; may be empty. */
  name: string;
  offer: string;
  adding: boolean;
}) {
  const { t, shell } = usePages();
  const adder = useSend('site.add');
  const [name, setName] = useState(shown);
  const [asked, setAsked] = useState(adding);
  const intentId = useRef<string | null>(null);
  const underWay = useRef(false);
  const add = async () => {
    if (underWay.current || asked) return;
    underWay.current = true;
    intentId.current ??= shell.newId();
    setAsked((await adder.send({ intentId: intentId.current, offer, name: name.trim() })) !== null);
    underWay.current = false;
  };
  return (
    <Unknown
      who={shown === '' ? email : `${shown} (${email})`}
      adding={asked || adder.sending}
      onAdd={() => void add()}
    >
      <label class="field">
        <span>{t('add.name')}</span>
        <input
          type="text"
          data-testid="add-name"
          maxLength={300}
          value={name}
          disabled={asked}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      {asked && (
        <p role="status" class="soft">
          {t('add.asked')}
        </p>
      )}
      {adder.failure !== null && <FailureLine failure={adder.failure} />}
    </Unknown>
  );
}
