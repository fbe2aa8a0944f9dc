/** `expand[]`: ids become the objects that they name. https://docs.stripe.com/expand */
import { errors } from './errors.ts';
import type { Contract, OperationName } from './format.ts';
import { expandableNames, isExpandable, isSearch, listElement, step } from './runtime/expandable.ts';

/** What is to be expanded below a value. */
export interface ExpandTree {
  /** Objects that an id here may name; none where the value is no id. */
  readonly names: readonly string[];
  readonly children: ReadonlyMap<string, ExpandTree>;
}

interface Node extends ExpandTree {
  names: readonly string[];
  children: Map<string, Node>;
}

/** @returns undefined when there is no such object, which leaves the id as it is */
export type LoadObject = (names: readonly string[], id: string) => Promise<object | undefined>;

/**
 * Loads a field that Stripe leaves out unless it is asked for, such as a charge's `refunds`.
 * @returns undefined when the owner has no such field
 */
export type LoadField = (owner: Readonly<Record<string, unknown>>, field: string) => Promise<unknown>;

const MAX_LEVELS = 4;

/**
 * @param expand paths with dots; in lists they start with `data.`, which counts as a level
 * @throws StripeError for what the contract does not know, for scalars, and for more than four levels
 */
export function parseExpand(contract: Contract, operation: OperationName, expand: readonly string[]): ExpandTree {
  const root: Node = { names: [], children: new Map() };
  const answer = contract.operations[operation]?.answer;
  if (answer === undefined) throw new Error(`The contract has no operation '${operation}'`);
  for (const path of expand) addPath(contract, answer, root, path);
  return root;
}

function addPath(contract: Contract, answer: number, root: Node, path: string): void {
  const segments = path.split('.');
  if (segments.length > MAX_LEVELS) throw errors.expandedTooDeep(path, MAX_LEVELS);
  const isList = listElement(contract, answer) !== undefined;
  if (isList && path === 'total_count') {
    if (isSearch(contract, answer)) return;
    throw errors.cannotInclude(path);
  }
  if (isList && segments[0] !== 'data') throw errors.cannotExpand(path, `data.${path}`);
  let shapes: readonly number[] = [answer];
  let node = root;
  for (const segment of segments) {
    shapes = step(contract, shapes, segment);
    if (!isExpandable(contract, shapes)) throw errors.cannotExpand(path);
    node = childOf(contract, node, segment, shapes);
  }
}

function childOf(contract: Contract, node: Node, segment: string, shapes: readonly number[]): Node {
  const old = node.children.get(segment);
  if (old !== undefined) return old;
  const made: Node = { names: expandableNames(contract, shapes), children: new Map() };
  node.children.set(segment, made);
  return made;
}

/** Copies what it changes, never what is stored; hands back `answer` itself when there is nothing to expand. */
export async function expandAnswer<T extends object>(
  answer: T,
  tree: ExpandTree,
  loadObject: LoadObject,
  loadField: LoadField = async () => undefined,
): Promise<T> {
  if (tree.children.size === 0) return answer;
  return (await new Expansion(remembering(loadObject), loadField).inside(answer, tree)) as T;
}

/** Asks for each object once; ids alone do not tell them apart, as coupons and products may be named alike. */
function remembering(loadObject: LoadObject): LoadObject {
  const asked = new Map<string, Promise<object | undefined>>();
  return (names, id) => {
    const key = `${names.join()} ${id}`;
    const known = asked.get(key);
    if (known !== undefined) return known;
    const loading = loadObject(names, id);
    asked.set(key, loading);
    return loading;
  };
}

/** Where a field stands: within which object, and in which of its hashes (`amount_details.`). */
interface Place {
  owner: Record<string, unknown>;
  path: string;
}

class Expansion {
  constructor(
    private readonly loadObject: LoadObject,
    private readonly loadField: LoadField,
  ) {}

  async value(value: unknown, tree: ExpandTree, place: Place): Promise<unknown> {
    if (typeof value === 'string') {
      const object = tree.names.length === 0 ? undefined : await this.loadObject(tree.names, value);
      return object === undefined ? value : this.inside(object, tree);
    }
    if (Array.isArray(value)) return Promise.all(value.map((element) => this.value(element, tree, place)));
    return typeof value === 'object' && value !== null ? this.inside(value, tree, place) : value;
  }

  async inside(object: object, tree: ExpandTree, around?: Place): Promise<object> {
    if (tree.children.size === 0) return object;
    const copy: Record<string, unknown> = { ...object };
    const { owner, path } = around === undefined || 'id' in object ? { owner: copy, path: '' } : around;
    for (const [field, child] of tree.children) {
      const name = path + field;
      const old = Object.hasOwn(copy, field) ? copy[field] : await this.loadField(owner, name);
      if (old !== undefined) copy[field] = await this.value(old, child, { owner, path: `${name}.` });
    }
    return copy;
  }
}
