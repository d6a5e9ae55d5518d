import type { Verdict } from '../../../lib/domain/feedback/feedback';
import type { FeedbackRow } from '../../../lib/domain/views/feedback';
import { DASHBOARD } from '../../../lib/i18n/dashboard-texts';
import { relativeTime } from '../../../lib/i18n/time';
import { usePages } from '../../page-context';
import { useT } from '../kit/use-t';

export interface FeedbackLineProps {
  row: FeedbackRow;
  current: boolean;
  onOpen: () => void;
}

/**
 * One thread in the list: who was judged how and why, in which campaign, by which rep, and whether
 * it is new or dealt with.
 */
export function FeedbackLine({ row, current, onOpen }: FeedbackLineProps) {
  const { shell, language } = usePages();
  const t = useT(DASHBOARD);
  const marks = [
    row.fresh ? t('feedback.fresh') : null,
    row.undone ? t('feedback.undone') : null,
    row.dealtWith ? t('feedback.done') : null,
    row.answers > 0 ? t('feedback.answers', { count: row.answers }) : null,
  ].filter((mark) => mark !== null);
  return (
    <button
      type="button"
      class="thread"
      data-row
      data-fresh={row.fresh}
      data-testid="thread"
      aria-current={current ? 'true' : undefined}
      onClick={onOpen}
    >
      <span class="top">
        <b class="theirs">{row.name}</b>
        <VerdictTag verdict={row.verdict} kind={row.kind} undone={row.undone} />
        {row.about !== null && <span class="theirs">{row.about}</span>}
        {row.reason !== null && <span class="theirs">{row.reason}</span>}
        <time class="soft">{relativeTime(row.newestAt, shell.clock(), language)}</time>
      </span>
      <span class="soft cut">
        {[row.campaign, row.who].filter((fact) => fact !== null).join(' · ')}
        {marks.length > 0 && <em>{` · ${marks.join(' · ')}`}</em>}
      </span>
      <span class="cut words">{row.text}</span>
    </button>
  );
}

const SIGNS: Readonly<Partial<Record<Verdict, string>>> = {
  accepted: '✓',
  rejected: '✕',
  recycled: '↻',
  'decided-sql': '◆',
  returned: '↩',
  'ask-marketing': '?',
  contested: '≠',
  confirmed: '✓',
};

/** A verdict by sign and word, so that colour never speaks alone. */
export function VerdictTag({
  verdict,
  kind,
  undone,
}: {
  verdict: Verdict | null;
  kind: FeedbackRow['kind'];
  undone: boolean;
}) {
  const t = useT(DASHBOARD);
  const text = verdict === null ? t(`kind.${kind}`) : t(`said.${verdict}`);
  const sign = verdict === null ? null : SIGNS[verdict];
  return (
    <span class="verdict-tag" data-verdict={undone ? 'undone' : (verdict ?? kind)}>
      {sign != null && <span aria-hidden="true">{sign} </span>}
      {text}
    </span>
  );
}
