/** Finds functions that are too long, in the syntax tree. */
import ts from 'typescript';
import type { SourceFile } from './sources.ts';

const nameOf = (node: ts.Node): string => {
  const holder = ts.isVariableDeclaration(node.parent) || ts.isPropertyAssignment(node.parent) ? node.parent : node;
  return (holder as { name?: ts.Node }).name?.getText() ?? '(no name)';
};

/** @returns one text for each function of more than `limit` lines */
export function longFunctions({ path, text }: SourceFile, limit: number): string[] {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const first = tree.getLineAndCharacterOfPosition(node.getStart()).line;
      const lines = tree.getLineAndCharacterOfPosition(node.getEnd()).line - first + 1;
      if (lines > limit) found.push(`${path}:${first + 1} ${nameOf(node)} has ${lines} lines`);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}
