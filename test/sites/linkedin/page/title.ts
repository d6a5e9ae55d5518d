import { text } from '../../page/dom';
import { claim } from '../../page/foreign-log';
import type { Context } from './context';
import type { Place } from './route';

function nameOf(place: Place): string {
  switch (place.kind) {
    case 'profile':
    case 'details':
      return `${place.member.name} | LinkedIn`;
    case 'company':
      return `${place.company.name}: Overview | LinkedIn`;
    case 'search':
      return `"${place.keywords}" | Search | LinkedIn`;
    case 'messaging':
      return 'Messaging | LinkedIn';
    case 'lead':
      return `${place.member.name} | Sales Navigator`;
    case 'feed':
      return 'Feed | LinkedIn';
    case 'authwall':
      return 'Sign Up | LinkedIn';
    default:
      return 'LinkedIn';
  }
}

/** Kinds of pages whose title begins with the number of unread notifications. */
const COUNTED: ReadonlySet<Place['kind']> = new Set([
  'profile',
  'details',
  'search',
  'messaging',
  'feed',
]);

/** The title of a place. */
function titleOf(context: Context, place: Place): string {
  const { unread } = context.options;
  return unread > 0 && COUNTED.has(place.kind) ? `(${unread}) ${nameOf(place)}` : nameOf(place);
}

/** Writes the title, and the second one where options want it. */
export function writeTitle(context: Context, place: Place): void {
  const wanted = titleOf(context, place);
  const titles = [...document.head.querySelectorAll('title')];
  if (context.options.twoTitles && context.options.generation === 'sdui' && titles.length === 1) {
    const second = claim(document.createElement('title'));
    document.head.append(second);
    titles.push(second);
  }
  for (const title of titles) if (title.textContent !== wanted) title.replaceChildren(text(wanted));
}
