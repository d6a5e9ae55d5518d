import { useState } from 'preact/hooks';
import { useRoute, useSend } from '../../../../lib/bus/query';
import { validSignatures } from '../../../../lib/domain/agreement/sign';
import type { Signature } from '../../../../lib/domain/base/agreement-model';
import type { Department } from '../../../../lib/domain/base/stage';
import type {
  AgreementOverview,
  AgreementVersion,
} from '../../../../lib/domain/views/agreement-overview';
import { momentOf } from '../../../../lib/i18n/time';
import { FailureBox } from '../../../FailureBox';
import { usePages } from '../../../page-context';
import { useAgreementT } from '../use-t';
import { isStandard } from '../versions';

const DEPARTMENTS: readonly Department[] = ['marketing', 'sales'];

/** The signatures of a version: one person of each department, given and taken back here. */
export function SignPanel({
  overview,
  version,
}: {
  overview: AgreementOverview;
  version: AgreementVersion;
}) {
  const { shell } = usePages();
  const { t } = useAgreementT();
  const role = useRoute('settings.read', {}).data?.role;
  const signer = useSend('agreement.sign', 25_000);
  const eraser = useSend('agreement.unsign', 25_000);
  const [asked, setAsked] = useState<Department | null>(null);
  if (isStandard(overview, version)) return null;
  const signed = validSignatures(version.agreement);
  const open = overview.place.kind !== 'policy' && version.standing.kind !== 'begun';
  if (!open && signed.length === 0) return null;
  const suggested: Department | null =
    role === 'marketer' ? 'marketing' : role === 'rep' ? 'sales' : null;
  const failure = signer.failure ?? eraser.failure;
  const sign = async (department: Department) => {
    setAsked(null);
    await signer.send({ digest: version.digest, department });
  };
  return (
    <section class="panel sign" aria-labelledby="sign-title" data-testid="sign">
      <h2 id="sign-title">{t('sign.title')}</h2>
      <ul>
        {DEPARTMENTS.map((department) => {
          const own = signed.find((each) => each.department === department);
          return (
            <li
              key={department}
              data-testid={`signature-${department}`}
              data-signed={own !== undefined}
            >
              <SignatureLine department={department} signature={own} />
              {open && own === undefined && overview.me !== null && asked !== department && (
                <button
                  type="button"
                  class={suggested === department ? 'primary' : ''}
                  data-testid={`sign-${department}`}
                  disabled={signer.sending}
                  onClick={() => setAsked(department)}
                >
                  {t(`sign.for-${department}`)}
                </button>
              )}
              {open && own !== undefined && own.by === overview.me && (
                <button
                  type="button"
                  class="link"
                  data-testid={`unsign-${department}`}
                  disabled={eraser.sending}
                  onClick={() => void eraser.send({ digest: version.digest, department })}
                >
                  {t('sign.take-back')}
                </button>
              )}
              {asked === department && (
                <Confirm
                  overview={overview}
                  version={version}
                  both={signed.find(
                    (each) => each.department !== department && each.by === overview.me,
                  )}
                  onSign={() => void sign(department)}
                  onCancel={() => setAsked(null)}
                />
              )}
            </li>
          );
        })}
      </ul>
      {signer.sending && <p role="status">{t('sign.sending')}</p>}
      {failure !== null && <FailureBox failure={failure} />}
      {open && overview.me === null && (
        <p class="box" data-testid="sign-nobody">
          {t('sign.nobody')}{' '}
          <button type="button" class="link" onClick={() => shell.openOptions('connection')}>
            {t('sign.who')}
          </button>
        </p>
      )}
      {open && <p class="soft no-print">{t('sign.why')}</p>}
    </section>
  );
}

function SignatureLine({
  department,
  signature,
}: {
  department: Department;
  signature: Signature | undefined;
}) {
  const { t, language } = useAgreementT();
  return (
    <div class="signature">
      <small class="soft">{t(`department.${department}`)}</small>
      {signature === undefined ? (
        <span class="soft">{t('sign.missing')}</span>
      ) : (
        <>
          <b class="theirs hand">{signature.by}</b>
          <small class="soft">{momentOf(signature.at, language)}</small>
        </>
      )}
    </div>
  );
}

interface ConfirmProps {
  overview: AgreementOverview;
  version: AgreementVersion;
  /** The same person's signature for the other department. */
  both: Signature | undefined;
  onSign: () => void;
  onCancel: () => void;
}

/** Repeats what is signed and in which name: a signature binds a whole department. */
function Confirm({ overview, version, both, onSign, onCancel }: ConfirmProps) {
  const { t } = useAgreementT();
  const { agreement } = version;
  return (
    <div class="box" data-testid="sign-confirm">
      <p>{t('sign.confirm', { who: overview.me ?? '', number: String(agreement.version) })}</p>
      {both !== undefined && (
        <p class="warn" data-testid="sign-both">
          {t(`sign.both-${both.department}`)}
        </p>
      )}
      <p class="actions">
        <button
          type="button"
          class="primary"
          data-testid="sign-yes"
          ref={(button) => button?.focus()}
          onClick={onSign}
        >
          {t('sign.yes')}
        </button>
        <button type="button" onClick={onCancel}>
          {t('do.cancel')}
        </button>
      </p>
    </div>
  );
}
