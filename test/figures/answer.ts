import { BACKWARD } from './groups/backward';
import { CENTS } from './groups/cents';
import { COMPETING } from './groups/competing';
import { DEALS } from './groups/deals';
import { FUNNEL } from './groups/funnel';
import { GOALS } from './groups/goals';
import { MARKOV } from './groups/markov';
import { NUMERIC } from './groups/numeric';
import { PATHS } from './groups/paths';
import { PRODUCTS, RATES } from './groups/rates';
import { SURVIVAL } from './groups/survival';
import { WEEKLY } from './groups/weekly';
import { type Case, caseSchema, type Question } from './question';

const GROUPS: ReadonlyMap<string, readonly Question[]> = new Map([
  ['attribution', [...MARKOV, ...DEALS, ...PATHS]],
  ['backward', BACKWARD],
  ['cents', CENTS],
  ['competing', COMPETING],
  ['funnel', FUNNEL],
  ['goals', GOALS],
  ['numeric', NUMERIC],
  ['products', PRODUCTS],
  ['rates', RATES],
  ['survival', SURVIVAL],
  ['weekly', WEEKLY],
]);

/** A case that cannot be reckoned, with the reason. */
class UnknownCase extends Error {}

/**
 * The result of a reference case, from its group, the shape of its input and, where two questions
 * read the same shape, the words of its title; never from its `expected`.
 * @param value a case as parsed from JSON
 * @throws UnknownCase for a group or an input that it does not know
 */
export function answerOf(value: unknown): unknown {
  const parsed = caseSchema.safeParse(value);
  if (!parsed.success) throw new UnknownCase('this is no case: it needs a group and an input');
  const questions = GROUPS.get(parsed.data.group);
  if (questions === undefined)
    throw new UnknownCase(`the group "${parsed.data.group}" is not known`);
  const answer = questionsFirst(questions, parsed.data)
    .map((each) => () => each.answer(parsed.data.input))
    .reduce<{ readonly result: unknown } | undefined>((found, ask) => found ?? ask(), undefined);
  if (answer === undefined) {
    throw new UnknownCase(
      `no question of the group "${parsed.data.group}" reads an input of this shape`,
    );
  }
  return answer.result;
}

/** Those without words and those whose words are in the title, in their order; then the rest. */
function questionsFirst(questions: readonly Question[], { id = '', title = '' }: Case): Question[] {
  const isMeant = ({ words }: Question) => words === undefined || words.test(`${id} ${title}`);
  return [...questions.filter(isMeant), ...questions.filter((each) => !isMeant(each))];
}
