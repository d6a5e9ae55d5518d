import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useSend } from '../../../lib/bus/query';
import { beginDraft } from '../../../lib/domain/agreement/begin-draft';
import { canonicalAgreement } from '../../../lib/domain/agreement/canonical';
import { type AgreementChange, diffAgreements } from '../../../lib/domain/agreement/diff';
import { toNewestFormat } from '../../../lib/domain/agreement/newest-format';
import { type AgreementProblem, readAgreement } from '../../../lib/domain/agreement/schema';
import type { Agreement } from '../../../lib/domain/base/agreement-model';
import type { Failure } from '../../../lib/domain/base/failure';
import { sameJson } from '../../../lib/domain/base/json-tree';
import type { AgreementOverview } from '../../../lib/domain/views/agreement-overview';
import { usePages } from '../../page-context';
import { beginEdit, type EditHistory, stepBack, stepForth, stepOn } from './edit-history';
import { localDate } from './values';

/**
 * What the page holds of a draft: the edit as it stands, whether it could be published, and whether
 * this device keeps it.
 */
export interface Draft {
  readonly base: Agreement;
  readonly agreement: Agreement;
  readonly problems: readonly AgreementProblem[];
  readonly changes: readonly AgreementChange[];
  /** Whether there is anything to publish. */
  readonly changed: boolean;
  readonly kept: 'nothing' | 'saved' | 'saving' | 'invalid' | 'failed';
  readonly failure: Failure | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** One step, named after the place that it changes. */
  readonly edit: (what: string, change: (agreement: Agreement) => Agreement) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Throws the draft away. */
  readonly drop: () => Promise<void>;
  /** Saves what is not saved yet; false when that failed or cannot be. */
  readonly flush: () => Promise<boolean>;
}

/** A pause in editing after which the draft is saved, ms. */
const SAVE_AFTER_MS = 600;

/** The one draft of this device, edited here and saved by itself. */
export function useDraft(overview: AgreementOverview): Draft {
  const { shell } = usePages();
  const [history, setHistory] = useState(() => historyOf(overview));
  const { base, now } = history;
  const read = useMemo(() => readAgreement(now), [now]);
  const changes = useMemo(() => diffAgreements(base, now), [base, now]);
  // A version that came as a file may differ from its base in nothing but its number.
  const changed = changes.length > 0 || now.version !== base.version;
  const store = useStore(overview, { base, now, ok: read.ok, changed }, () =>
    setHistory(historyOf(overview)),
  );
  return {
    base,
    agreement: now,
    problems: read.ok ? NO_PROBLEMS : read.problems,
    changes,
    changed,
    kept: read.ok ? store.kept : 'invalid',
    failure: store.failure,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    edit: (what, change) =>
      setHistory((each) => {
        // As it is kept, so that what comes back from the device is known to be the same.
        const next = canonicalAgreement(change(begun(each, shell.clock())));
        return stepOn(each, what, next, shell.clock());
      }),
    undo: () => setHistory(stepBack),
    redo: () => setHistory(stepForth),
    drop: async () => {
      if (await store.drop()) setHistory(beginEdit(newestOf(overview)));
    },
    flush: store.flush,
  };
}

interface Working {
  readonly base: Agreement;
  readonly now: Agreement;
  readonly ok: boolean;
  readonly changed: boolean;
}

interface Store {
  readonly kept: Exclude<Draft['kept'], 'invalid'>;
  readonly failure: Failure | null;
  readonly flush: () => Promise<boolean>;
  readonly drop: () => Promise<boolean>;
}

/**
 * Keeps what is being worked on in step with what this device keeps. `onOther` is called when
 * another user changed that.
 */
function useStore(overview: AgreementOverview, working: Working, onOther: () => void): Store {
  const saver = useSend('agreement.draft');
  const dropper = useSend('agreement.dropDraft');
  const [stored, setStored] = useState<Agreement | null>(overview.draft?.agreement ?? null);
  const [tried, setTried] = useState<Agreement | null>(null);
  const savedAt = useRef(0);
  const busy = saver.sending || dropper.sending;
  const settled = working.changed ? sameJson(stored, working.now) : stored === null;
  const current = useRef({ working, settled, saver, dropper });
  current.current = { working, settled, saver, dropper };

  const [flush, drop] = useMemo(() => {
    const dropIt = async () => {
      const done = (await current.current.dropper.send({})) !== null;
      if (done) setStored(null);
      return done;
    };
    const saveIt = async () => {
      const { working: at, settled: done } = current.current;
      if (done) return true;
      if (!at.ok) return false;
      setTried(at.now);
      if (!at.changed) return dropIt();
      const saved = await current.current.saver.send({ base: at.base, agreement: at.now });
      if (saved === null) return false;
      savedAt.current = saved.draft?.savedAt ?? 0;
      setStored(at.now);
      return true;
    };
    return [saveIt, dropIt];
  }, []);

  useEffect(() => {
    // What failed is tried again when it has changed, or when the user asks.
    if (settled || busy || tried === working.now) return;
    const timer = setTimeout(() => void flush(), SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [working.now, settled, busy, tried, flush]);
  useEffect(() => {
    const onHide = () => void (document.hidden && flush());
    document.addEventListener('visibilitychange', onHide);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      void flush();
    };
  }, [flush]);

  const last = useRef(overview);
  useEffect(() => {
    if (last.current === overview) return;
    last.current = overview;
    const { draft } = overview;
    const same =
      draft === null
        ? stored === null && sameJson(working.base, newestOf(overview))
        : sameJson(draft.agreement, stored);
    // Another tab, a file or a publication; what is being written here is never replaced by it, nor
    // by an older answer.
    if (same || !settled || busy || (draft !== null && draft.savedAt < savedAt.current)) return;
    setStored(draft?.agreement ?? null);
    onOther();
  }, [overview]);

  const failure = settled ? null : (saver.failure ?? dropper.failure);
  const waiting = settled ? (working.changed ? 'saved' : 'nothing') : 'saving';
  return {
    kept: busy || failure === null ? waiting : 'failed',
    failure: busy ? null : failure,
    flush,
    drop,
  };
}

const NO_PROBLEMS: readonly AgreementProblem[] = [];

function historyOf(overview: AgreementOverview): EditHistory {
  const { draft } = overview;
  return draft === null ? beginEdit(newestOf(overview)) : beginEdit(draft.base, draft.agreement);
}

/**
 * What a new draft begins with: the newest version, signed or not, so that no edit forgets what was
 * published last.
 */
function newestOf(overview: AgreementOverview): Agreement {
  return overview.versions[0]?.agreement ?? overview.inForce;
}

/** The first step makes a draft. */
function begun(history: EditHistory, now: number): Agreement {
  if (history.past.length > 0 || history.now !== history.base) return toNewestFormat(history.now);
  return beginDraft(history.base, localDate(now, history.base.hours.timeZone));
}
