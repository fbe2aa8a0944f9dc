/** `/_awning/export` and `/_awning/import`: a whole sandbox as lines of JSON, to be carried between stores and machines. */
import { errors } from '../contract/errors.ts';
import type { Held } from '../store/snapshots.ts';
import { linesOf } from './lines.ts';
import type { Journey } from './traveller.ts';

/** Of the lines; a change that older Awnings cannot read has another number. */
const FORMAT = 1;

interface Header {
  awning: 'sandbox';
  format: number;
  /** Version of Stripe's API that objects have the shape of. */
  api_version: string;
  account: string;
}

const line = (value: object): string => `${JSON.stringify(value)}\n`;

function lineOf(held: Held): string {
  if ('counter' in held) return line(held);
  const { collection, record } = held;
  return line({ collection, id: record.id, data: record.data, internal: record.internal });
}

/** Answers with a first line that says what this is, a line for each thing, and a last one that counts them. */
export async function exportSandbox(journey: Journey, account: string): Promise<undefined> {
  const { api } = journey;
  const header: Header = { awning: 'sandbox', format: FORMAT, api_version: api.env.apiVersion, account };
  journey.stream = async (write) => {
    let count = 0;
    await write(line(header));
    await api.store.carriage.unload(account, async (held) => {
      count += held.length;
      await write(held.map(lineOf).join(''));
    });
    await write(line({ end: count }));
  };
}

/** Handed to the store at once. */
const SOME = 500;

/** Makes the caller's sandbox what the lines say. @throws StripeError 400 that names the first line that is wrong; nothing has changed then */
export async function importSandbox(journey: Journey, account: string): Promise<object> {
  const { api, request } = journey;
  const reading = new Reading(api.env.apiVersion, account, api.collections);
  await api.store.carriage.load(account, async (take) => {
    let some: Held[] = [];
    for await (const text of linesOf(request.stream ?? [request.body])) {
      const held = reading.read(text);
      if (held === undefined) continue;
      some.push(held);
      if (some.length < SOME) continue;
      await take(some);
      some = [];
    }
    reading.end();
    await take(some);
  });
  journey.written = { account, left: { jobs: true, deliveries: true } };
  return { account, imported: reading.count };
}

/** Checks lines as they come. */
class Reading {
  count = 0;
  private number = 0;
  private header: Header | undefined;
  private isComplete = false;
  private readonly seen = new Set<string>();

  constructor(
    private readonly apiVersion: string,
    private readonly account: string,
    private readonly collections: ReadonlySet<string>,
  ) {}

  /** @returns nothing for the first line and the last one */
  read(text: string): Held | undefined {
    this.number++;
    const value = this.parse(text);
    if (this.isComplete) throw this.wrong('it comes after the last line');
    if (this.header === undefined) this.header = this.headerOf(value);
    else if ('end' in value) this.complete(value.end);
    else return this.heldOf(value);
    return undefined;
  }

  end(): void {
    if (!this.isComplete)
      throw this.wrong('the file ends here, before the line that counts all others', this.number + 1);
  }

  private parse(text: string): Record<string, unknown> {
    const { header, account } = this;
    // Addresses in a sandbox name the account that it belongs to.
    const own = header === undefined || header.account === account ? text : text.replaceAll(header.account, account);
    try {
      const value: unknown = JSON.parse(own);
      if (isHash(value)) return value;
    } catch {
      // Told below, as what is JSON but no object.
    }
    throw this.wrong('it is not a JSON object');
  }

  private headerOf(value: Record<string, unknown>): Header {
    const header = value as unknown as Header;
    if (header.awning !== 'sandbox' || !/^acct_\w+$/.test(header.account)) throw this.wrong('no export begins with it');
    if (header.format !== FORMAT || header.api_version !== this.apiVersion)
      throw this.wrong(
        `it is of format ${header.format} for API version ${header.api_version}; this Awning reads format ${FORMAT} for ${this.apiVersion}`,
      );
    return header;
  }

  private complete(end: unknown): void {
    if (end !== this.count) throw this.wrong(`it counts ${String(end)} lines before it, but there are ${this.count}`);
    this.isComplete = true;
  }

  private heldOf({ counter, value, collection, id, data, internal }: Record<string, unknown>): Held {
    this.count++;
    if (typeof counter === 'string' && Number.isSafeInteger(value)) return { counter, value: value as number };
    if (typeof collection !== 'string' || !this.collections.has(collection))
      throw this.wrong(`there is no collection ${JSON.stringify(collection) ?? 'named'}`);
    if (typeof id !== 'string' || !isHash(data) || !isHash(internal)) throw this.wrong('it lacks id, data or internal');
    const name = `${collection} ${id}`;
    if (this.seen.has(name)) throw this.wrong(`there was a ${name} before it`);
    this.seen.add(name);
    return { collection, record: { id, data, internal } };
  }

  private wrong(why: string, number = this.number): Error {
    return errors.invalidRequest(`Nothing was imported. Line ${number}: ${why}.`);
  }
}

const isHash = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
