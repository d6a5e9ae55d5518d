import type { Reason } from '../../../../lib/domain/base/agreement-model';
import { textIn } from '../../../../lib/domain/base/text';
import { REASON_LISTS, type ReasonList } from '../parts';
import { useAgreementT } from '../use-t';
import { AddEntry } from './AddEntry';
import { BothField } from './BothField';
import { Entries } from './Entries';
import { useEditing } from './editing';
import { ProblemAt } from './Field';
import { idOfNew } from './new-entry';

/**
 * The reasons of the three kinds. Their ids stay when their words change: notes in the CRM name
 * them.
 */
export function EditReasons() {
  return (
    <>
      {REASON_LISTS.map((list) => (
        <Reasons key={list} list={list} />
      ))}
    </>
  );
}

function Reasons({ list }: { list: ReasonList }) {
  const { overview, draft } = useEditing();
  const { t, language } = useAgreementT();
  const reasons = draft.agreement[list];
  const put = (what: string, change: (reasons: readonly Reason[]) => readonly Reason[]) =>
    draft.edit(what, (each) => ({ ...each, [list]: change(each[list]) }));
  return (
    <section class="edit-list close" aria-labelledby={`edit-${list}`}>
      <h3 id={`edit-${list}`}>{t(`reasons.${list}`)}</h3>
      <p class="soft">{t(`reasons-why.${list}`)}</p>
      <Entries
        where={list}
        entries={reasons}
        keyOf={({ id }) => id}
        nameOf={({ label }) => textIn(label, language)}
        onChange={(next) => put(`${list} order`, () => next)}
      >
        {(reason, index) => (
          <BothField
            where={`${list}.${index}.label`}
            label={t('field.reason')}
            bare
            value={reason.label}
            onChange={(label) =>
              put(`${list}.${reason.id}`, (all) =>
                all.map((each) => (each.id === reason.id ? { ...each, label } : each)),
              )
            }
          />
        )}
      </Entries>
      <ProblemAt where={list} />
      <AddEntry
        where={list}
        label={t('add.reason')}
        onAdd={(label) =>
          draft.edit(`${list} add`, (each) => ({
            ...each,
            [list]: [
              ...each[list],
              { id: idOfNew(overview, each, (one) => one[list], label), label },
            ],
          }))
        }
      />
    </section>
  );
}
