import { useEffect, useRef } from 'preact/hooks';
import { useContentQuery } from '../../lib/bus/content-query';
import type { PageIdentity } from '../../lib/domain/person/identity';
import { mergeResults, type Results } from './page-people';

/**
 * Time after which a person who is still being looked up is looked up again, in case the push was
 * lost, ms.
 */
const ASK_AGAIN_MS = 5_000;

/** Looks up all people on a page in one message, and keeps the results up to date. */
export function useResults(people: readonly PageIdentity[]): Results {
  const answer = useContentQuery('site.lookup', people.length > 0 ? { people: [...people] } : null);
  const known = useRef<Results>(new Map());
  known.current = mergeResults(known.current, answer.data);
  useEffect(() => {
    if (!answer.data?.some((result) => result.state === 'asking')) return;
    const timer = setTimeout(answer.reload, ASK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [answer.data]);
  return known.current;
}
