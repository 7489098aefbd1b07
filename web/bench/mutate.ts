/** Small faults put into TypeScript, all into one text: each is switched on by its number while the tests run. */

import ts from "typescript";

export interface Mutant {
  number: number;
  file: string;
  line: number;
  /** What stands there, and what stands there instead. */
  was: string;
  is: string;
}

const SWAPPED: Readonly<Partial<Record<ts.SyntaxKind, string>>> = {
  [ts.SyntaxKind.PlusToken]: "-",
  [ts.SyntaxKind.MinusToken]: "+",
  [ts.SyntaxKind.AsteriskToken]: "/",
  [ts.SyntaxKind.SlashToken]: "*",
  [ts.SyntaxKind.PercentToken]: "*",
  [ts.SyntaxKind.LessThanToken]: "<=",
  [ts.SyntaxKind.LessThanEqualsToken]: "<",
  [ts.SyntaxKind.GreaterThanToken]: ">=",
  [ts.SyntaxKind.GreaterThanEqualsToken]: ">",
  [ts.SyntaxKind.EqualsEqualsEqualsToken]: "!==",
  [ts.SyntaxKind.ExclamationEqualsEqualsToken]: "===",
  [ts.SyntaxKind.AmpersandAmpersandToken]: "||",
  [ts.SyntaxKind.BarBarToken]: "&&",
  [ts.SyntaxKind.QuestionQuestionToken]: "&&",
  [ts.SyntaxKind.AmpersandToken]: "|",
  [ts.SyntaxKind.BarToken]: "&",
  [ts.SyntaxKind.PlusEqualsToken]: "-=",
  [ts.SyntaxKind.MinusEqualsToken]: "+=",
};
const RENAMED: ReadonlyMap<string, string> = new Map([
  ["some", "every"],
  ["every", "some"],
  ["min", "max"],
  ["max", "min"],
  ["floor", "ceil"],
  ["round", "floor"],
]);
const DROPPED = new Set(["filter", "slice", "reverse", "trim"]); // calls that are left out

/** Is it what stands in for an element that is not there? The compiler wants one behind each index; where the index is right
 * nothing ever comes there, and no test can. */
function standsIn(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isBindingElement(parent) && parent.initializer === node && ts.isArrayBindingPattern(parent.parent)) return true;
  if (!ts.isBinaryExpression(parent) || parent.right !== node || parent.operatorToken.kind !== ts.SyntaxKind.QuestionQuestionToken) return false;
  const { left } = parent;
  return ts.isElementAccessExpression(left) || (ts.isCallExpression(left) && ts.isPropertyAccessExpression(left.expression) && left.expression.name.text === "at");
}

/** The text with all its faults in it, switched off. `from` is the first number to give. */
export function mutated(text: string, file: string, from: number): { text: string; mutants: Mutant[] } {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const mutants: Mutant[] = [];
  const raw = (node: ts.Node): string => text.slice(node.getStart(source), node.getEnd());

  function note(node: ts.Node, is: string): number {
    const number = from + mutants.length;
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
    mutants.push({ number, file, line: line + 1, was: raw(node).slice(0, 90), is: is.slice(0, 90) });
    return number;
  }

  /** What may stand in an expression's place. */
  function instead(node: ts.Expression): string[] {
    if (ts.isBinaryExpression(node)) {
      const swapped = SWAPPED[node.operatorToken.kind];
      if (!swapped || (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken && standsIn(node.right))) return [];
      const left = ts.isIdentifier(node.left) || ts.isPropertyAccessExpression(node.left) ? raw(node.left) : `(${raw(node.left)})`; // what is assigned to has no brackets
      return [`${left} ${swapped} (${raw(node.right)})`];
    }
    if (ts.isPrefixUnaryExpression(node) && [ts.SyntaxKind.ExclamationToken, ts.SyntaxKind.MinusToken].includes(node.operator)) return [raw(node.operand)];
    if (ts.isConditionalExpression(node)) return [raw(node.whenTrue), raw(node.whenFalse)];
    if (ts.isNumericLiteral(node)) return [node.text === "1" ? "0" : `(${raw(node)} + 1)`];
    if (ts.isStringLiteralLike(node)) return [node.text ? '""' : '"fault"'];
    if (ts.isTemplateExpression(node)) return ['""'];
    if (node.kind === ts.SyntaxKind.TrueKeyword) return ["false"];
    if (node.kind === ts.SyntaxKind.FalseKeyword) return ["true"];
    if (ts.isArrayLiteralExpression(node) && node.elements.length) return ["[]"];
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { name, expression } = node.expression;
      if (DROPPED.has(name.text)) return [raw(expression)];
      const renamed = RENAMED.get(name.text);
      if (renamed) return [`${raw(expression)}.${renamed}(${node.arguments.map(raw).join(", ")})`];
    }
    return [];
  }

  /** Part of a chain with `?.` that goes on: brackets round it would end the chain too early. */
  function inChain(node: ts.Node): boolean {
    return (node.flags & ts.NodeFlags.OptionalChain) !== 0 && (node.parent.flags & ts.NodeFlags.OptionalChain) !== 0;
  }

  /** Where no fault may stand: names, types, patterns, what is imported. */
  function isFixed(node: ts.Node): boolean {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return true;
    const { parent } = node;
    if ((ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent) || ts.isMethodDeclaration(parent)) && parent.name === node) return true;
    return ts.isArrayLiteralExpression(node) && ts.isBinaryExpression(parent) && parent.left === node && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  }

  function inner(node: ts.Node): string {
    let out = "";
    let at = node.getStart(source);
    ts.forEachChild(node, (child) => {
      out += text.slice(at, child.getStart(source)) + emit(child);
      at = child.getEnd();
    });
    return out + text.slice(at, node.getEnd());
  }

  function emit(node: ts.Node): string {
    if (isFixed(node) || standsIn(node)) return raw(node);
    if (ts.isIfStatement(node)) {
      const number = [note(node.expression, "true"), note(node.expression, "false")] as const;
      const rest = node.elseStatement ? ` else ${emit(node.elseStatement)}` : "";
      return `if (__on(${number[0]}) || !__on(${number[1]}) && (${emit(node.expression)})) ${emit(node.thenStatement)}${rest}`;
    }
    if (ts.isExpressionStatement(node) && node.expression.kind !== ts.SyntaxKind.CallExpression) return inner(node);
    if (ts.isExpressionStatement(node) && !raw(node).startsWith("super(")) return `if (!__on(${note(node, "")})) { ${inner(node)} }`;
    if (!ts.isExpression(node) || inChain(node)) return inner(node);
    const numbered = instead(node).map((is) => [note(node, is), is] as const);
    return numbered.length ? `(${numbered.map(([number, is]) => `__on(${number}) ? (${is}) : `).join("")}(${inner(node)}))` : inner(node);
  }

  return { text: `${text.slice(0, source.getStart(source))}${inner(source)}${text.slice(source.getEnd())}`, mutants };
}
