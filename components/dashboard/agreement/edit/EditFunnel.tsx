import { planningOf } from '../../../../lib/domain/agreement/planning';
import {
  PLANNED_STEPS,
  type PlannedStep,
  type PlanTerms,
  type StepTerms,
} from '../../../../lib/domain/base/agreement-plan';
import { useAgreementT } from '../use-t';
import { numberText, percentText, unitText } from '../values';
import { EditAttribution } from './EditAttribution';
import { EditVisitors } from './EditVisitors';
import { useEditing } from './editing';
import { OptionalNumber } from './OptionalNumber';

/** What is assumed where nothing is agreed, whatever the draft says. */
const ASSUMED = planningOf({ version: 1 });

/** What the funnel is reckoned with: all of it may stay empty, and each hint says what then. */
export function EditFunnel() {
  const { draft } = useEditing();
  const { t, language } = useAgreementT();
  const { plan } = draft.agreement;
  const put = (what: keyof PlanTerms, value: number | undefined) =>
    draft.edit(`plan.${what}`, (each) => ({ ...each, plan: { ...each.plan, [what]: value } }));
  return (
    <>
      {PLANNED_STEPS.map((step) => (
        <StepForm key={step} step={step} />
      ))}
      <div class="in-a-row">
        <OptionalNumber
          where="plan.chance"
          label={t('field.chance')}
          value={plan?.chance}
          assumed={percentText(ASSUMED.chance.value, language)}
          unit="%"
          min={50}
          max={99}
          share
          onChange={(chance) => put('chance', chance)}
        />
        <OptionalNumber
          where="plan.leadsPerVisitor"
          label={t('field.leads-per-visitor')}
          value={plan?.leadsPerVisitor}
          assumed={percentText(ASSUMED.leadsPerVisitor.value, language, 1)}
          unit="%"
          min={0}
          max={100}
          share
          onChange={(share) => put('leadsPerVisitor', share)}
        />
      </div>
      <EditVisitors />
      <EditAttribution />
    </>
  );
}

function StepForm({ step }: { step: PlannedStep }) {
  const { draft } = useEditing();
  const { t, language } = useAgreementT();
  const where = `plan.steps.${step}`;
  const terms = draft.agreement.plan?.steps?.[step];
  const assumed = ASSUMED.steps[step];
  const put = (what: keyof StepTerms, value: number | undefined) =>
    draft.edit(`${where}.${what}`, (each) => {
      const steps = each.plan?.steps;
      const changed = { ...steps, [step]: { ...steps?.[step], [what]: value } };
      return { ...each, plan: { ...each.plan, steps: changed } };
    });
  const days = (count: number) => unitText(count, 'day', language);
  return (
    <fieldset class="goal-form" data-testid={`step-${step}`}>
      <legend>{t(`step.${step}`)}</legend>
      <OptionalNumber
        where={`${where}.rate`}
        label={t('field.rate')}
        value={terms?.rate}
        assumed={percentText(assumed.rate.value, language)}
        unit="%"
        min={0}
        max={100}
        share
        onChange={(rate) => put('rate', rate)}
      />
      <OptionalNumber
        where={`${where}.windowDays`}
        label={t('field.window')}
        value={terms?.windowDays}
        assumed={days(assumed.windowDays.value)}
        unit={t('unit.days')}
        min={1}
        max={730}
        onChange={(windowDays) => put('windowDays', windowDays)}
      />
      <OptionalNumber
        where={`${where}.lagDays`}
        label={t('field.lag')}
        value={terms?.lagDays}
        assumed={days(assumed.lagDays.value)}
        unit={t('unit.days')}
        min={0}
        max={730}
        onChange={(lagDays) => put('lagDays', lagDays)}
      />
      <OptionalNumber
        where={`${where}.worth`}
        label={t('field.worth')}
        value={terms?.worth}
        assumed={t('plan.people', {
          count: assumed.worth.value,
          people: numberText(assumed.worth.value, language),
        })}
        unit={t('unit.people')}
        min={1}
        max={10_000}
        onChange={(worth) => put('worth', worth)}
      />
    </fieldset>
  );
}
