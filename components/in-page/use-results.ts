import { useEffect, useRef } from 'preact/hooks';
import { useContentQuery } from '../../lib/bus/content-query';
import type { PageIdentity } from '../../lib/domain/person/identity';
import { mergeResults, type Results } from './page-people';

/**
 * Time after which a person who is still being looked up is looked up again, in case the push was
 * lost, ms.
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
