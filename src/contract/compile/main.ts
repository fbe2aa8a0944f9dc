/** The compiler: declarations in, contract and typed map out. Run by `scripts/contract.mjs`. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALIASES } from '../aliases.ts';
import type { Contract, ShapeRef } from '../format.ts';
import { applyPatches } from './apply-patches.ts';
import { Converter } from './convert.ts';
import { operationsModule } from './emit.ts';
import { createSdkProgram, type ReadOperation, readOperations } from './reader.ts';
import { Shapes } from './shapes.ts';

/** Operations that the package lacks are shaped like others. */
function withAliases(operations: Map<string, ReadOperation>, converter: Converter, shapes: Shapes): void {
  for (const [key, { like, answers, summary }] of Object.entries(ALIASES)) {
    const model = operations.get(like);
    if (model === undefined) throw new Error(`alias ${key}: there is no operation ${like}`);
    const [method, path] = key.split(' ') as ['GET' | 'POST' | 'DELETE', string];
    const operation = { ...model.operation, method, path, summary };
    const names = { ...model.names };
    if (answers !== undefined) {
      operation.answer = shapes.add({ kind: 'object', names: [answers] });
      names.answer = (converter.met.get(answers) ?? []).map((type) => converter.nameOf(type)).join(' | ');
    }
    operations.set(key, { key, operation, names });
  }
}

/** Objects that are met while converting others are converted too, until no new one turns up. */
function convertObjects(converter: Converter, shapes: Shapes): Record<string, ShapeRef> {
  const objects: Record<string, ShapeRef> = {};
  for (let before = -1; before !== Object.keys(objects).length; ) {
    before = Object.keys(objects).length;
    for (const [name, types] of [...converter.met]) {
      const refs = [...new Set(types.map((type) => converter.hash(type, 'answer')))];
      objects[name] = refs.length === 1 ? (refs[0] as ShapeRef) : shapes.add({ kind: 'union', of: refs });
    }
  }
  return objects;
}

function compile(root: string): { contract: Contract; module: string } {
  const version = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;
  const apiVersion = /'([^']+)'/.exec(readFileSync(join(root, 'types', 'apiVersion.d.ts'), 'utf8'))?.[1] ?? '';
  const program = createSdkProgram(root);
  const shapes = new Shapes();
  const converter = new Converter(program.getTypeChecker(), shapes);
  const operations = new Map(readOperations(program, root, converter, shapes).map((read) => [read.key, read]));
  const objects = convertObjects(converter, shapes);
  withAliases(operations, converter, shapes);
  const contract: Contract = {
    apiVersion,
    sdk: version,
    shapes: shapes.all,
    operations: Object.fromEntries([...operations].sort().map(([key, { operation }]) => [key, operation])),
    objects: Object.fromEntries(Object.entries(objects).sort()),
  };
  applyPatches(contract);
  return { contract, module: operationsModule([...operations.values()], converter) };
}

const [, , root = '', out = ''] = process.argv;
const { contract, module } = compile(root);
mkdirSync(out, { recursive: true });
writeFileSync(join(out, 'contract.json'), JSON.stringify(contract));
writeFileSync(join(out, 'operations.ts'), module);
