/** Pages that a person sees in a browser, and the forms on them. */
import { errors, StripeError } from '../contract/errors.ts';
import { bodyText, decodeForm, type FormNode } from '../contract/form.ts';
import type { Stored } from '../contract/types.ts';
import { Context } from '../core/context.ts';
import type { Download } from '../core/download.ts';
import { readContents } from '../resources/files/contents.ts';
import { linkedFile } from '../resources/files/links.ts';
import { mandateFacts, receiptFacts, sourceMandateFacts } from './facts.ts';
import { type Asked, questionOf } from './questions.ts';
import type { Journey } from './traveller.ts';

/** Makes a whole page of the name of a view and what it shows; `web/` draws it. */
export type Draw = (view: 'challenge' | 'mandate' | 'outcome' | 'receipt' | 'notice', facts: object) => string;

export class Pages {
  constructor(private readonly draw: Draw) {}

  /** The bank's question with a button for each answer; where there is nothing to answer, how the payment stands. */
  async challenge(journey: Journey): Promise<string> {
    const { account, id } = namesIn(journey);
    const { object, shown, waits } = questionOf(id);
    const asked = await find(journey, account, object, id);
    if (decodeForm(journey.request.query).client_secret !== asked.client_secret)
      throw errors.resourceMissing(object, id);
    const method = await chosenMethod(journey, account, asked);
    return this.draw(waits(asked) ? 'challenge' : 'outcome', shown(asked, method));
  }

  /** Takes the answer and sends the browser on; whoever answers once more is only sent on. */
  async answerChallenge(journey: Journey): Promise<string> {
    const { account, id } = namesIn(journey);
    const form = decodeForm(bodyText(journey.request.body));
    const answer = {
      kind: textOf(form.answer),
      secret: textOf(form.client_secret),
      code: textOf(form.descriptor_code),
    };
    const { take, back } = questionOf(id);
    await inSandbox(journey, account, (ctx) => take(ctx, id, answer));
    const page = `${journey.request.path}?${new URLSearchParams({ client_secret: answer.secret })}`;
    journey.location = (await journey.api.store.read(account, async (reader) => back(reader, id))) ?? page;
    journey.status = 303;
    return '';
  }

  /** What a customer has agreed to. */
  async mandate(journey: Journey): Promise<string> {
    const { account, id } = namesIn(journey);
    return this.draw(
      'mandate',
      id.startsWith('src_')
        ? sourceMandateFacts(await find(journey, account, 'source', id))
        : mandateFacts(await find(journey, account, 'mandate', id)),
    );
  }

  async receipt(journey: Journey): Promise<string> {
    const { account, id } = namesIn(journey);
    return this.draw('receipt', receiptFacts(await find(journey, account, 'charge', id)));
  }

  /** What the link of a file leads to. */
  async linkedFile(journey: Journey): Promise<Download> {
    const { account, id: secret } = namesIn(journey);
    return journey.api.store.read(account, async (reader) => {
      const file = await linkedFile(reader, secret);
      if (file === undefined) throw errors.resourceMissing('file_link', secret);
      return readContents(Context.look(reader, journey.api.env, account, null), file);
    });
  }

  /** What went wrong, for a person. */
  refusal({ body }: StripeError): string {
    return this.draw('notice', { title: 'Nothing to see here', message: body.message });
  }
}

const textOf = (node: FormNode | undefined): string => (typeof node === 'string' ? node : '');

/** `/_awning/<view>/<account>/<object>` */
function namesIn(journey: Journey): { account: string; id: string } {
  const [account = '', id = ''] = journey.request.path.split('/').slice(3);
  return { account, id };
}

/** @throws StripeError 404 */
async function find<N extends 'charge' | 'mandate' | 'payment_method' | Asked['object']>(
  { api }: Journey,
  account: string,
  object: N,
  id: string,
): Promise<Stored<N>> {
  const record = await api.store.read(account, (reader) => reader.get(object, id));
  if (record === undefined) throw errors.resourceMissing(object, id);
  return record.data as Stored<N>;
}

/** What an intent is paid with; a source says so itself. */
async function chosenMethod(journey: Journey, account: string, asked: Asked) {
  if (asked.object === 'source' || asked.payment_method === null) return undefined;
  return find(journey, account, 'payment_method', asked.payment_method as string);
}

/** Works on the sandbox that a page belongs to; a payment that fails is an error that keeps what was done. */
async function inSandbox(journey: Journey, account: string, work: (ctx: Context) => Promise<void>): Promise<void> {
  const { api, id, request } = journey;
  const { path } = request;
  const facts = { id, idempotencyKey: null, path, publishable: true };
  await api.store.transaction(account, async (tx) => {
    const ctx = await Context.open(tx, api.env, account, facts);
    journey.written = ctx;
    try {
      await work(ctx);
    } catch (error) {
      if (!(error instanceof StripeError && error.keepsChanges)) throw error;
    }
  });
}
