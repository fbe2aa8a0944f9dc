/** What the challenge page asks the customer: about a payment, a card that is kept, or a source of the older API. */
import type { Stored } from '../contract/types.ts';
import type { Context } from '../core/context.ts';
import { returnUrl } from '../resources/intents/return.ts';
import { authenticateIntent } from '../resources/payment-intents/authenticate.ts';
import { answerDeposits } from '../resources/payment-intents/verify.ts';
import { authenticateSetup } from '../resources/setup-intents/authenticate.ts';
import { answerDeposits as answerSetupDeposits } from '../resources/setup-intents/deposits.ts';
import { approveSource, sourceReturnUrl } from '../resources/source-objects/approve.ts';
import type { Reader } from '../store/store.ts';
import { challengeFacts, sourceFacts } from './facts.ts';

export type Asked = Stored<'payment_intent'> | Stored<'setup_intent'> | Stored<'source'>;

interface Answer {
  /** `complete`, `verify`, or anything else: no. */
  kind: string;
  secret: string;
  /** Of a small deposit. */
  code: string;
}

interface Question<A extends Asked> {
  object: A['object'];
  /** Is there anything to answer? */
  waits: (asked: A) => boolean;
  shown: (asked: A, method: Stored<'payment_method'> | undefined) => object;
  take: (ctx: Context, id: string, answer: Answer) => Promise<void>;
  /** Where the browser goes then. */
  back: (reader: Reader, id: string) => Promise<string | undefined>;
}

const ofPayment: Question<Stored<'payment_intent'>> = {
  object: 'payment_intent',
  waits: ({ status }) => status === 'requires_action',
  shown: challengeFacts,
  take: (ctx, id, { kind, secret, code }) =>
    kind === 'verify'
      ? answerDeposits(ctx, id, secret, { descriptor_code: code })
      : authenticateIntent(ctx, id, secret, kind === 'complete'),
  back: (reader, id) => returnUrl(reader, 'payment_intent', id),
};

const ofSetup: Question<Stored<'setup_intent'>> = {
  object: 'setup_intent',
  waits: ({ status }) => status === 'requires_action',
  shown: challengeFacts,
  take: (ctx, id, { kind, secret, code }) =>
    kind === 'verify'
      ? answerSetupDeposits(ctx, id, secret, { descriptor_code: code })
      : authenticateSetup(ctx, id, secret, kind === 'complete'),
  back: (reader, id) => returnUrl(reader, 'setup_intent', id),
};

const ofSource: Question<Stored<'source'>> = {
  object: 'source',
  waits: ({ status, flow }) => status === 'pending' && flow === 'redirect',
  shown: sourceFacts,
  take: (ctx, id, { kind, secret }) => approveSource(ctx, id, secret, kind === 'complete'),
  back: sourceReturnUrl,
};

/** By the beginning of the id. */
export function questionOf(id: string): Question<Asked> {
  const question = id.startsWith('seti_') ? ofSetup : id.startsWith('src_') ? ofSource : ofPayment;
  return question as unknown as Question<Asked>;
}
