import type { ComponentChildren } from 'preact';
import type { Agreement } from '../../../../lib/domain/base/agreement-model';
import { PARTS, type Part } from '../parts';
import { useAgreementT } from '../use-t';
import { DocumentClocks } from './DocumentClocks';
import { DocumentFunnel } from './DocumentFunnel';
import { DocumentGoals } from './DocumentGoals';
import { DocumentPersonas } from './DocumentPersonas';
import { DocumentReasons } from './DocumentReasons';
import { DocumentScore } from './DocumentScore';
import { DocumentStages } from './DocumentStages';

const BODIES: Readonly<Record<Part, (props: { agreement: Agreement }) => ComponentChildren>> = {
  stages: DocumentStages,
  personas: DocumentPersonas,
  score: DocumentScore,
  clocks: DocumentClocks,
  reasons: DocumentReasons,
  funnel: DocumentFunnel,
  goals: DocumentGoals,
};

/** An agreement to read, as a document: every part with its number, nothing to fill in. */
export function Document({ agreement }: { agreement: Agreement }) {
  const { t } = useAgreementT();
  return (
    <div class="document" data-testid="document">
      {PARTS.map((part, index) => {
        const Body = BODIES[part];
        return (
          <section
            key={part}
            class="panel part"
            aria-labelledby={`part-${part}`}
            data-testid={`part-${part}`}
          >
            <h2 id={`part-${part}`}>
              <span class="soft">{index + 1}</span> {t(`part.${part}`)}
            </h2>
            <p class="soft lead">{t(`lead.${part}`)}</p>
            <Body agreement={agreement} />
          </section>
        );
      })}
    </div>
  );
}
