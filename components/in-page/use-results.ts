import { useEffect, useRef } from 'preact/hooks';
import { useContentQuery } from '../../lib/bus/content-query';
import type { PageIdentity } from '../../lib/domain/person/identity';
import { mergeResults, type Results } from './page-people';

/**
 * Somebody who was still being asked for is asked for again after this, should the word of it have
 * been lost, ms.
 */
const ASK_AGAIN_MS = 5_000;

/**
 * What is known of the people of a page: one question for all of them, kept up to date.
 * @param mailbox in which they are shown, on a site that has some
 */
export function useResults(people: readonly PageIdentity[], mailbox?: string): Results {
  const answer = useContentQuery(
    'site.lookup',
    people.length > 0 ? { people: [...people], mailbox } : null,
  );
  const known = useRef<Results>(new Map());
  known.current = mergeResults(known.current, answer.data);
  useEffect(() => {
    if (!answer.data?.some((result) => result.state === 'asking')) return;
    const timer = setTimeout(answer.reload, ASK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [answer.data]);
  return known.current;
}
