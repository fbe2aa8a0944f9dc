/** Writes the map that gives each operation's key its types, so that a handler cannot disagree with the contract. */
import type { Converter } from './convert.ts';
import type { ReadOperation } from './reader.ts';

const HEAD = `/** Made by the contract compiler; do not change. */
import type Stripe from 'stripe';

/** Of the package's own, which it does not export. */
type StripeStreamResponse = NodeJS.ReadableStream;

`;

const placeholders = (path: string): string =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => `'${name}'`).join(' | ') || 'never';

function row({ key, operation, names }: ReadOperation): string {
  const page = operation.paged && { list: 'ApiList', search: 'ApiSearchResult' }[operation.paged];
  const answer = page ? `Stripe.${page}<${names.answer}>` : names.answer;
  return `  '${key}': { params: ${names.params ?? 'Record<never, never>'}; answer: ${answer}; path: ${placeholders(operation.path)} };\n`;
}

export function operationsModule(operations: readonly ReadOperation[], converter: Converter): string {
  const rows = [...operations].sort((a, b) => (a.key < b.key ? -1 : 1)).map(row);
  const objects = [...converter.met]
    .sort()
    .map(([name, types]) => `  '${name}': ${types.map((type) => converter.nameOf(type)).join(' | ')};\n`);
  return `${HEAD}export interface Operations {\n${rows.join('')}}\n\n/** By the value of \`object\`. */\nexport interface Objects {\n${objects.join('')}}\n`;
}
