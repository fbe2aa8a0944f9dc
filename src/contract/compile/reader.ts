/** Reads the declarations of one version of the official package. Newer layouts get a reader of their own. */
import { join } from 'node:path';
import ts from 'typescript';
import type { Operation } from '../format.ts';
import type { Converter } from './convert.ts';
import { readMethods, type SdkMethod } from './methods.ts';
import type { Shapes } from './shapes.ts';

/** Types of an operation by the names that a programmer would write. */
export interface TypeNames {
  params: string | undefined;
  answer: string;
  paged: Operation['paged'];
}

export interface ReadOperation {
  key: string;
  operation: Operation;
  names: TypeNames;
}

export function createSdkProgram(root: string): ts.Program {
  const options: ts.CompilerOptions = {
    strict: true,
    noLib: false,
    skipLibCheck: true,
    noEmit: true,
    types: [],
    lib: ['lib.es2022.d.ts'],
    target: ts.ScriptTarget.ES2022,
  };
  return ts.createProgram([join(root, 'types', 'index.d.ts')], options);
}

/** `types/Checkout/SessionsResource.d.ts` → its class. */
function resourceClasses(program: ts.Program, root: string): Map<string, ts.ClassDeclaration> {
  const classes = new Map<string, ts.ClassDeclaration>();
  const folder = `${join(root, 'types')}/`;
  for (const file of program.getSourceFiles()) {
    if (!file.fileName.startsWith(folder) || !file.fileName.endsWith('Resource.d.ts')) continue;
    const name = file.fileName.slice(folder.length, -'Resource.d.ts'.length);
    const visit = (node: ts.Node): void => {
      if (ts.isClassDeclaration(node)) classes.set(name, node);
      else ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return classes;
}

/** Of the overloads, the one that takes the parameters. */
function declarationOf(owner: ts.ClassDeclaration, name: string): ts.MethodDeclaration | undefined {
  const overloads = owner.members.filter(ts.isMethodDeclaration).filter((member) => member.name.getText() === name);
  return overloads.find((overload) => paramsNode(overload) !== undefined) ?? overloads[0];
}

function paramsNode(method: ts.MethodDeclaration): ts.TypeNode | undefined {
  return method.parameters.find((parameter) => parameter.name.getText() === 'params')?.type;
}

/** The types between the angle brackets of `Promise<Stripe.Response<X>>` and `ApiListPromise<X>`. */
function answerNode(type: ts.TypeNode | undefined): { node: ts.TypeNode; paged: Operation['paged'] } | undefined {
  if (type === undefined || !ts.isTypeReferenceNode(type)) return undefined;
  const inner = type.typeArguments?.[0];
  const name = type.typeName.getText();
  if (name.endsWith('ApiListPromise')) return inner && { node: inner, paged: 'list' };
  if (name.endsWith('ApiSearchResultPromise')) return inner && { node: inner, paged: 'search' };
  if (name.endsWith('Promise') || name.endsWith('Response'))
    return answerNode(inner) ?? (inner && { node: inner, paged: undefined });
  return undefined;
}

function summaryOf(method: ts.MethodDeclaration, checker: ts.TypeChecker): { summary: string; deprecated: boolean } {
  const symbol = checker.getSymbolAtLocation(method.name);
  const text = ts.displayPartsToString(symbol?.getDocumentationComment(checker)).replace(/<[^>]+>/g, '');
  return {
    summary: text.split(/\n|(?<=[.!?])\s/)[0]?.trim() ?? '',
    deprecated: symbol?.getJsDocTags(checker).some((tag) => tag.name === 'deprecated') ?? false,
  };
}

/** Every v1 operation of the package. */
export function readOperations(
  program: ts.Program,
  root: string,
  converter: Converter,
  shapes: Shapes,
): ReadOperation[] {
  const checker = program.getTypeChecker();
  const classes = resourceClasses(program, root);
  const read = (sdk: SdkMethod): ReadOperation[] => {
    const owner = classes.get(sdk.resource);
    const method = owner && declarationOf(owner, sdk.name);
    const answer = method && answerNode(method.type);
    if (method === undefined || answer === undefined) return [];
    return [describe(sdk, method, answer.node, answer.paged)];
  };
  const describe = (
    sdk: SdkMethod,
    method: ts.MethodDeclaration,
    node: ts.TypeNode,
    paged: Operation['paged'],
  ): ReadOperation => {
    const params = paramsNode(method);
    const symbol = checker.getSymbolAtLocation(method.name) as ts.Symbol;
    const item = converter.answer(checker.getTypeFromTypeNode(node), symbol);
    const { summary, deprecated } = summaryOf(method, checker);
    const operation: Operation = {
      method: sdk.method,
      path: sdk.path,
      params: params
        ? converter.hash(checker.getTypeFromTypeNode(params), 'params')
        : shapes.add({ kind: 'hash', fields: {} }),
      answer: paged === undefined ? item : shapes.add({ kind: paged === 'list' ? 'list' : 'search_result', of: item }),
      summary,
      ...(deprecated && { deprecated: true as const }),
      ...(paged && { paged }),
    };
    return {
      key: `${sdk.method} ${sdk.path}`,
      operation,
      names: { params: params && typeName(checker, params), answer: typeName(checker, node), paged },
    };
  };
  return readMethods(root).flatMap(read);
}

/** A type as a programmer writes it, from the outside: `Stripe.Checkout.Session | Stripe.X`. */
function typeName(checker: ts.TypeChecker, node: ts.TypeNode): string {
  if (ts.isUnionTypeNode(node)) return node.types.map((part) => typeName(checker, part)).join(' | ');
  if (!ts.isTypeReferenceNode(node)) return node.getText();
  const symbol = checker.getSymbolAtLocation(node.typeName) as ts.Symbol;
  return checker
    .getFullyQualifiedName(symbol)
    .replace(/^"stripe"\./, '')
    .replace(/^Stripe\.Stripe/, 'Stripe');
}
