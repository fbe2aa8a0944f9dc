/** Pages that a person sees in a browser, and the forms on them. */
import { errors, StripeError } from '../contract/errors.ts';
import { bodyText, decodeForm, type FormNode } from '../contract/form.ts';
import type { Stored } from '../contract/types.ts';
import { Context } from '../core/context.ts';
import type { Download } from '../core/download.ts';
import { readContents } from '../resources/files/contents.ts';
import { linkedFile } from '../resources/files/links.ts';
import type { IntentName } from '../resources/intents/kinds.ts';
import { returnUrl } from '../resources/intents/return.ts';
import { authenticateIntent } from '../resources/payment-intents/authenticate.ts';
import { answerDeposits } from '../resources/payment-intents/verify.ts';
import { authenticateSetup } from '../resources/setup-intents/authenticate.ts';
import { answerDeposits as answerSetupDeposits } from '../resources/setup-intents/deposits.ts';
import { challengeFacts, mandateFacts, receiptFacts } from './facts.ts';
import type { Journey } from './traveller.ts';

/** Makes a whole page of the name of a view and what it shows; `web/` draws it. */
export type Draw = (view: 'challenge' | 'mandate' | 'outcome' | 'receipt' | 'notice', facts: object) => string;

/** What the question is about. */
const ANSWERS = {
  payment_intent: { authenticate: authenticateIntent, verify: answerDeposits },
  setup_intent: { authenticate: authenticateSetup, verify: answerSetupDeposits },
} as const;

const intentName = (id: string): IntentName => (id.startsWith('seti_') ? 'setup_intent' : 'payment_intent');

export class Pages {
  constructor(private readonly draw: Draw) {}

  /** The bank's question with a button for each answer; where there is nothing to answer, how the payment stands. */
  async challenge(journey: Journey): Promise<string> {
    const { account, id } = namesIn(journey);
    const secret = decodeForm(journey.request.query).client_secret;
    const object = intentName(id);
    const intent = await find(journey, account, object, id);
    if (secret !== intent.client_secret) throw errors.resourceMissing(object, id);
    const method = intent.payment_method as string | null;
    const chosen = method === null ? undefined : await find(journey, account, 'payment_method', method);
    return this.draw(intent.status === 'requires_action' ? 'challenge' : 'outcome', challengeFacts(intent, chosen));
  }

  /** Takes the answer and sends the browser on; whoever answers once more is only sent on. */
  async answerChallenge(journey: Journey): Promise<string> {
    const { account, id } = namesIn(journey);
    const form = decodeForm(bodyText(journey.request.body));
    const secret = textOf(form.client_secret);
    const object = intentName(id);
    const { authenticate, verify } = ANSWERS[object];
    const descriptor_code = textOf(form.descriptor_code);
    await inSandbox(journey, account, (ctx) =>
      form.answer === 'verify'
        ? verify(ctx, id, secret, { descriptor_code })
        : authenticate(ctx, id, secret, form.answer === 'complete'),
    );
    const page = `${journey.request.path}?${new URLSearchParams({ client_secret: secret })}`;
    journey.location = (await journey.api.store.read(account, async (reader) => returnUrl(reader, object, id))) ?? page;
    journey.status = 303;
    return '';
  }

  /** What a customer has agreed to. */
  async mandate(journey: Journey): Promise<string> {
    const { account, id } = namesIn(journey);
    return this.draw('mandate', mandateFacts(await find(journey, account, 'mandate', id)));
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
async function find<N extends 'charge' | 'mandate' | 'payment_method' | IntentName>(
  { api }: Journey,
  account: string,
  object: N,
  id: string,
): Promise<Stored<N>> {
  const record = await api.store.read(account, (reader) => reader.get(object, id));
  if (record === undefined) throw errors.resourceMissing(object, id);
  return record.data as Stored<N>;
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
