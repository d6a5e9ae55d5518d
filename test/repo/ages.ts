import ts from 'typescript';

/** A place where an age is computed by hand. */
export interface HandMadeAge {
  readonly line: number;
  readonly text: string;
}

const COMPARISONS = new Set([
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.GreaterThanEqualsToken,
]);

/** Clocks that cannot be set back. */
const STEADY = /performance\.now\(\)$/;
const NOW = /(^|\.)(now|clock|Date\.now)(\(\))?$|[a-z]Now$/;

/**
 * Returns every comparison of "now minus a stored time" with a limit, in either order, and every
 * "stored time plus limit" compared with now. A stored time may lie in the future, where such a
 * comparison is true for as long as the clock was ahead: `isFresh` of lib/domain/base/fresh.ts is
 * the one place that knows it.
 */
export function handMadeAges(file: string, source: string): HandMadeAge[] {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.ESNext, true, kind);
  const found: HandMadeAge[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && COMPARISONS.has(node.operatorToken.kind)) {
      const [left, right] = [bare(node.left), bare(node.right)];
      const sides: readonly (readonly [ts.Expression, ts.Expression])[] = [
        [left, right],
        [right, left],
      ];
      if (sides.some(([side, other]) => isAge(side) || (isNow(side) && isSum(other)))) {
        const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
        found.push({ line: line + 1, text: node.getText(tree) });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;

  function isNow(node: ts.Expression): boolean {
    const text = node.getText(tree);
    return NOW.test(text) && !STEADY.test(text);
  }

  function isAge(node: ts.Expression): boolean {
    return isOf(node, ts.SyntaxKind.MinusToken) && isNow(bare(node.left));
  }
}

function isSum(node: ts.Expression): boolean {
  return isOf(node, ts.SyntaxKind.PlusToken);
}

function isOf(node: ts.Expression, operator: ts.SyntaxKind): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === operator;
}

function bare(node: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(node) ? bare(node.expression) : node;
}
