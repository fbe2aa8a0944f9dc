/** The grammar of hostile requests. It follows the contract, so it grows by itself with what is emulated. */
import type { Contract } from '../../../src/contract/format.ts';
import { MULTIPART, oddBody, upload } from './bodies.ts';
import { Dice } from './dice.ts';
import { encodeHash, type Hash, put } from './form.ts';
import { type Header, odd, usual } from './headers.ts';
import type { KnownIds } from './known.ts';
import { Legal } from './legal.ts';
import { ownRequest } from './own.ts';
import { type Parameter, parametersOf } from './parameters.ts';
import { fill, spoilPath } from './paths.ts';
import { wireBytes } from './wire.ts';
import { oddValue, spoil, spoilPairs, WRONGS, wrongValue } from './wrong.ts';

export interface HostileRequest {
  kind: string;
  method: string;
  /** With its query. */
  path: string;
  headers: readonly Header[];
  body: string | Buffer;
  /** Sent instead of everything above. */
  wire?: Buffer;
  /** What the grammar meant to call. */
  operation: string;
}

/** How often each kind is made, of 100. */
const SHARES: readonly [kind: keyof typeof KINDS, share: number][] = [
  ['parameter', 50],
  ['legal', 18],
  ['spoilt', 14],
  ['path', 5],
  ['headers', 5],
  ['body', 3],
  ['method', 2],
  ['own', 2],
  ['wire', 1],
];
const BY_SHARE = SHARES.flatMap(([kind, share]) => Array.from({ length: share }, () => kind));

const METHODS = ['GET', 'POST', 'DELETE', 'PUT', 'PATCH', 'HEAD', 'OPTIONS', 'PROPFIND'];

/** Chance that any operation is called, and not one of those that are emulated. */
const ANY = 0.01;

export class Grammar {
  readonly dice: Dice;
  readonly legal: Legal;
  private readonly operations: readonly string[];
  private readonly parameters: readonly Parameter[];
  /** What is still to be made wrong, each parameter in each way; begun anew when all are done. */
  private sweep: (Parameter & { wrong: string })[] = [];
  private sweeps = 0;

  /**
   * @param emulated the operations that it is about
   * @param share its part of their parameters: the `index`th of `count`
   */
  constructor(
    contract: Contract,
    private readonly emulated: readonly string[],
    readonly known: KnownIds,
    seed: string,
    readonly key: string,
    readonly account: string,
    share: { index: number; count: number },
  ) {
    this.dice = new Dice(seed);
    this.legal = new Legal(contract, known, this.dice);
    this.operations = Object.keys(contract.operations);
    this.parameters = parametersOf(contract, emulated).filter(
      (_parameter, position) => position % share.count === share.index,
    );
  }

  next(): HostileRequest {
    return KINDS[this.dice.pick(BY_SHARE)](this);
  }

  operation(): string {
    return this.dice.pick(this.dice.chance(ANY) ? this.operations : this.emulated);
  }

  /** Every parameter is made wrong in one way before the first is made wrong in a second one. */
  parameter(): Parameter & { wrong: string } {
    if (this.sweep.length === 0) this.sweep = this.nextSweep();
    return this.sweep.pop() as Parameter & { wrong: string };
  }

  private nextSweep(): (Parameter & { wrong: string })[] {
    const turn = this.sweeps++;
    const wrongs = this.parameters.map((parameter, position) => ({
      ...parameter,
      wrong: WRONGS[(position + turn) % WRONGS.length] as string,
    }));
    return this.dice.shuffled(wrongs);
  }

  /** @param text the form, written */
  request(kind: string, operation: string, text: string, hostile = 0.02): HostileRequest {
    const [method = '', template = ''] = operation.split(' ');
    const path = fill(template, this.known, this.dice, hostile);
    const inQuery = method === 'POST' ? this.dice.chance(0.02) : !this.dice.chance(0.02);
    return {
      kind,
      operation,
      method,
      path: inQuery && text !== '' ? `${path}?${text}` : path,
      headers: usual(this.key),
      body: inQuery ? '' : text,
    };
  }

  upload(): Pick<HostileRequest, 'operation' | 'method' | 'path' | 'headers' | 'body'> {
    const headers: Header[] = usual(this.key).map(([name, value]) => [
      name,
      name === 'content-type' ? MULTIPART : value,
    ]);
    return { operation: 'POST /v1/files', method: 'POST', path: '/v1/files', headers, body: upload(this.dice) };
  }

  write(form: Hash): string {
    return encodeHash(form, this.dice).join('&');
  }
}

const KINDS = {
  parameter: (grammar: Grammar) => {
    const { operation, place, kind, wrong } = grammar.parameter();
    const form = grammar.legal.paramsWith(operation, place);
    put(form, place, grammar.dice.chance(0.3) ? oddValue(kind, grammar.dice) : wrongValue(wrong, grammar.dice));
    return grammar.request('parameter', operation, grammar.write(form));
  },
  legal: (grammar: Grammar) => {
    const operation = grammar.operation();
    return grammar.request('legal', operation, grammar.write(grammar.legal.params(operation)), 0);
  },
  spoilt: (grammar: Grammar) => {
    const operation = grammar.operation();
    const form = grammar.legal.params(operation);
    spoil(form, 1 + grammar.dice.below(4), grammar.dice);
    const text = grammar.dice.chance(0.3)
      ? spoilPairs(encodeHash(form, grammar.dice), grammar.dice)
      : grammar.write(form);
    return grammar.request('spoilt', operation, text);
  },
  path: (grammar: Grammar) => {
    const operation = grammar.operation();
    const request = grammar.request('path', operation, grammar.write(grammar.legal.params(operation)), 0.5);
    return grammar.dice.chance(0.5) ? request : { ...request, path: spoilPath(request.path, grammar.dice) };
  },
  headers: (grammar: Grammar) => {
    const operation = grammar.operation();
    const request = grammar.request('headers', operation, grammar.write(grammar.legal.params(operation)), 0);
    return { ...request, headers: odd(grammar.key, grammar.dice) };
  },
  body: (grammar: Grammar) => {
    const request = grammar.request('body', grammar.operation(), '');
    if (grammar.dice.chance(0.2)) return { ...request, ...grammar.upload() };
    const body = oddBody(grammar.dice);
    return { ...request, body, method: grammar.dice.chance(0.8) ? 'POST' : request.method };
  },
  method: (grammar: Grammar) => {
    const operation = grammar.operation();
    const request = grammar.request('method', operation, grammar.write(grammar.legal.params(operation)));
    return { ...request, method: grammar.dice.pick(METHODS) };
  },
  own: (grammar: Grammar) => ({
    kind: 'own',
    operation: '',
    headers: usual(grammar.key),
    ...ownRequest(grammar.account, grammar.known, grammar.dice),
  }),
  wire: (grammar: Grammar) => ({
    kind: 'wire',
    operation: '',
    method: '-',
    path: '-',
    headers: [],
    body: '',
    wire: wireBytes(grammar.key, grammar.dice),
  }),
} satisfies Record<string, (grammar: Grammar) => HostileRequest>;
