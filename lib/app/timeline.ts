import type { Touch } from '../domain/base/touch';
import type { Contests } from '../domain/feedback/contests';
import type { ThreadView } from '../domain/views/thread';
import type { TimelineTouch } from '../domain/views/timeline';
import type { CardKey } from '../i18n/en/card';
import type { Translate } from '../i18n/translator';

/** Channels that repeat the kind of a touch, in the words of the CRMs and of the sample. */
const NO_NEWS =
  /^(e-?mail|mail|correo( electrónico)?|website|web|sitio web|v[ií]deo|phone|teléfono)$/i;

/** Returns a touch without a channel that says no more than its kind. */
function plainTouch(touch: Touch): Touch {
  return NO_NEWS.test(touch.channel ?? '') ? { ...touch, channel: null } : touch;
}

/**
 * Returns what was said to marketing about a contact as lines of the timeline, each with its answer:
 * so the rep sees that the question was asked, and does not ask twice.
 */
function saidTouches(
  contactId: string,
  threads: readonly ThreadView[],
  t: Translate<CardKey>,
): TimelineTouch[] {
  return threads.flatMap(({ first, answers, undone }) => {
    const { verdict, text, reason, about, who, id, at } = first;
    if (undone || verdict === null || verdict === 'undone') return [];
    const last = answers.findLast((each) => each.verdict === 'comment');
    const asks = verdict === 'ask-marketing';
    const title = [t(`said.${verdict}`), about, reason, text].filter(Boolean).join(' · ');
    const answer =
      last !== undefined
        ? `${t(last.dealtWith ? 'hand-off.dealt-with' : 'hand-off.answer', { who: last.who ?? '?' })} ${last.text}`
        : asks
          ? t('said.no-answer')
          : undefined;
    return [
      {
        id: `said ${id}`,
        contactId,
        kind: 'said' as const,
        at,
        title,
        channel: who,
        campaign: null,
        by: 'sales' as const,
        ...(answer === undefined ? {} : { answer }),
      },
    ];
  });
}

/** Returns a touch with what reps said of the credit that it gets, under it. */
export function judgedTouch(
  touch: Touch,
  { lastWords }: Pick<Contests, 'lastWords'>,
  t: Translate<CardKey>,
): TimelineTouch {
  const words = lastWords(touch.id, null).map(({ word, who }) =>
    t(`touch.${word}`, { who: who ?? '?' }),
  );
  return words.length === 0
    ? plainTouch(touch)
    : { ...plainTouch(touch), answer: words.join(' · ') };
}

/**
 * Merges touches with what was said in their time, newest first.
 * @param whole whether there are no older touches, so that older words belong here too
 */
export function timelineOf(
  contactId: string,
  touches: readonly Touch[],
  threads: readonly ThreadView[],
  whole: boolean,
  contests: Pick<Contests, 'lastWords'>,
  t: Translate<CardKey>,
): TimelineTouch[] {
  const oldest = whole ? Number.NEGATIVE_INFINITY : (touches.at(-1)?.at ?? 0);
  const said = saidTouches(contactId, threads, t).filter(({ at }) => at >= oldest);
  return [...touches.map((touch) => judgedTouch(touch, contests, t)), ...said].sort(
    (a, b) => b.at - a.at,
  );
}
