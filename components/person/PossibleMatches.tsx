import { useState } from 'preact/hooks';
import type { Compared } from '../../lib/domain/person/same-person';
import type { Candidate, Refused } from '../../lib/domain/views/person';
import { relativeTime } from '../../lib/i18n/time';
import { Boundary } from '../Boundary';
import { Say } from '../Say';
import { useSurface } from '../surface';
import { PersonLine } from './Person';
import { RefusedLines } from './RefusedLines';

export interface PossibleMatchesProps {
  /** Name of the person on the page. */
  who: string;
  candidates: readonly Candidate[];
  refused: readonly Refused[];
  busy: boolean;
  /**
   * `same` null takes an answer back. Passes the browser's event, so that a surface in a
   * third-party page can check it.
   */
  onAnswer: (offer: string, same: boolean | null, event: Event) => void;
  /** Opens a page of Relevo, where this surface cannot answer. */
  onOpenSurface?: ((event: Event) => void) | undefined;
  /** Only where the surface can open tabs; called with an https address. */
  onOpenCrm?: ((url: string) => void) | undefined;
}

/** Asks whether a candidate is the person on the page; shows what agrees and what differs. */
export function PossibleMatches({ who, candidates, refused, ...props }: PossibleMatchesProps) {
  const { t } = useSurface();
  const [unsure, setUnsure] = useState(false);
  return (
    <section class="block" data-testid="maybe" aria-label={t('maybe.title')}>
      <h2>
        <Say text={t('maybe.title')} />
      </h2>
      <p class="soft theirs">
        <Say text={t(unsure ? 'maybe.waits' : 'maybe.text', { who })} />
      </p>
      {unsure ? (
        <button type="button" data-testid="maybe-again" onClick={() => setUnsure(false)}>
          <Say text={t('maybe.again')} />
        </button>
      ) : (
        <>
          {/* Rendered again when the order changes: a page can cause that, and the guard must
              see a moved button as new. */}
          <ul class="candidates" key={candidates.map(({ person }) => person.contactId).join(' ')}>
            {candidates.map((candidate) => (
              <li key={candidate.person.contactId} data-testid="candidate">
                <Boundary>
                  <Question candidate={candidate} {...props} />
                </Boundary>
              </li>
            ))}
          </ul>
          <button
            type="button"
            class="quiet"
            data-testid="maybe-unsure"
            onClick={() => setUnsure(true)}
          >
            <Say text={t('maybe.unsure')} />
          </button>
        </>
      )}
      <RefusedLines refused={refused} busy={props.busy} onAnswer={props.onAnswer} />
    </section>
  );
}

type QuestionProps = Pick<
  PossibleMatchesProps,
  'busy' | 'onAnswer' | 'onOpenSurface' | 'onOpenCrm'
> & {
  candidate: Candidate;
};

function Question({ candidate, busy, onAnswer, onOpenSurface, onOpenCrm }: QuestionProps) {
  const { t, language, now } = useSurface();
  const { person, compared, offer, email, owner, lastTouchAt } = candidate;
  const { url } = person;
  const facts = [
    email,
    owner === null ? null : `${t('owner.name')}: ${owner}`,
    lastTouchAt === null
      ? null
      : t('maybe.touched', { when: relativeTime(lastTouchAt, now, language) }),
  ].filter((fact) => fact !== null);
  return (
    <>
      <PersonLine person={person} />
      {facts.length > 0 && (
        <p class="soft theirs" data-testid="candidate-facts">
          <Say text={facts.join(' · ')} />
        </p>
      )}
      <Comparison compared={compared} />
      <p class="actions">
        {offer !== null ? (
          <>
            <button
              type="button"
              data-write
              data-testid="maybe-yes"
              disabled={busy}
              onClick={(event) => onAnswer(offer, true, event)}
            >
              <Say text={t('maybe.yes')} />
            </button>
            <button
              type="button"
              data-write
              data-testid="maybe-no"
              disabled={busy}
              onClick={(event) => onAnswer(offer, false, event)}
            >
              <Say text={t('maybe.no')} />
            </button>
          </>
        ) : (
          onOpenSurface !== undefined && (
            <button type="button" data-testid="maybe-elsewhere" onClick={onOpenSurface}>
              <Say text={t('maybe.elsewhere')} />
            </button>
          )
        )}
        {onOpenCrm !== undefined && url?.startsWith('https://') && (
          <button type="button" class="link" data-testid="open-crm" onClick={() => onOpenCrm(url)}>
            <Say text={t('crm.open')} />
          </button>
        )}
      </p>
    </>
  );
}

/**
 * Shows "The same: name, company", then each difference with both values; another profile first,
 * because it is the strongest sign.
 */
function Comparison({ compared }: { compared: readonly Compared[] }) {
  const { t } = useSurface();
  const agreeing = compared.filter(({ agrees }) => agrees).map(({ trait }) => t(`trait.${trait}`));
  const differing = compared.filter(({ agrees, trait }) => !agrees && trait !== 'profile');
  const other = compared.find(({ trait, agrees }) => trait === 'profile' && !agrees);
  return (
    <ul class="compared">
      {other !== undefined && (
        <li class="theirs" data-strong data-testid="other-profile">
          <Say text={t('maybe.profile', { there: other.there })} />
        </li>
      )}
      {agreeing.length > 0 && (
        <li class="soft" data-testid="agrees">
          <Say text={t('maybe.same', { what: agreeing.join(', ') })} />
        </li>
      )}
      {differing.map(({ trait, here, there }) => (
        <li key={trait} class="theirs" data-testid="differs">
          <Say text={t('maybe.differs', { what: t(`trait.${trait}`), here, there })} />
        </li>
      ))}
    </ul>
  );
}
