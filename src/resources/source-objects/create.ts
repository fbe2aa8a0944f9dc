/** Making a source. https://docs.stripe.com/api/sources/create */
import type Stripe from 'stripe';
import { errors } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import { checkEmail } from '../../core/email.ts';
import { newMetadata } from '../../core/metadata.ts';
import { checkChargeAmount, checkCurrency } from '../../core/money.ts';
import type { Handler } from '../../core/operation.ts';
import { refuseUnsupported } from '../../core/unsupported.ts';
import { checkUrl } from '../../core/url.ts';
import { defined } from '../../core/values.ts';
import { APPROVE_WITHIN, SOURCE_TYPES, type SourceKind, sentBy, sourceKind } from '../../network/sources.ts';
import { type Described, describe } from './describe.ts';
import { receive } from './receive.ts';
import { type SourceObject, sources } from './states.ts';
import { describeThreeDSecure } from './three-d-secure.ts';

/** With the hashes that Stripe.js describes cards and accounts by. */
export type CreateParams = Stripe.SourceCreateParams & {
  card?: Stripe.PaymentMethodCreateParams['card'];
  three_d_secure?: { card?: string };
};

/** Types that Stripe has beside those of the table. */
const ELSEWHERE = ['ach_debit', 'acss_debit', 'card_present', 'klarna', 'multibanco', 'wechat'];

function kindOf({ type, token }: CreateParams): SourceKind {
  const wanted = type ?? (token === undefined ? undefined : 'card');
  if (wanted === undefined) throw errors.missingParam('type');
  const kind = sourceKind(wanted);
  if (kind !== undefined) return kind;
  if (ELSEWHERE.includes(wanted)) throw errors.notEmulated(`sources of type ${wanted}`);
  throw errors.invalidEnum([...SOURCE_TYPES, ...ELSEWHERE].sort(), 'type');
}

/** @throws StripeError naming the first parameter that this type cannot do without */
function checkNeeds({ needs }: SourceKind, params: CreateParams): void {
  for (const need of needs) {
    const [hash = '', name = ''] = need.split('.');
    const given = params[hash as keyof CreateParams] as Record<string, unknown> | undefined;
    if (!given?.[name]) throw errors.missingParam(`${hash}[${name}]`);
  }
}

function usageOf({ type, usage }: SourceKind, given: string | undefined): string {
  if (given === undefined) return usage[0] as string;
  if ((usage as readonly string[]).includes(given)) return given;
  throw errors.invalidRequest(`A source of type ${type} cannot have a usage of ${given}.`, 'usage');
}

/** What a source that is charged once is worth; money that is sent tells by itself. */
function priceOf(kind: SourceKind, usage: string, { amount, currency }: CreateParams) {
  const fixed = usage === 'single_use' && kind.flow !== 'receiver' && kind.type !== 'card';
  if (fixed && amount === undefined) throw errors.missingParam('amount');
  if (kind.flow === 'receiver' && amount !== undefined)
    throw errors.invalidRequest(`The amount of a source of type ${kind.type} is known when it has come.`, 'amount');
  if (currency === undefined) {
    if (fixed || kind.currencies !== null) throw errors.missingParam('currency');
    return { amount: amount ?? null, currency: null };
  }
  const code = checkCurrency(currency);
  if (kind.currencies !== null && !kind.currencies.includes(code))
    throw errors.invalidRequest(
      `A source of type ${kind.type} cannot be in ${code}: choose from ${kind.currencies.join(', ')}.`,
      'currency',
    );
  if (amount !== undefined) checkChargeAmount(amount, code);
  return { amount: amount ?? null, currency: code };
}

export const NOBODY = {
  address: null,
  email: null,
  name: null,
  phone: null,
  verified_address: null,
  verified_email: null,
  verified_name: null,
  verified_phone: null,
};

/** What the customer is sent to, or sends money to. */
function wayOf(
  ctx: Context,
  kind: SourceKind,
  id: string,
  params: CreateParams,
  secret: string,
  { address, asksNobody }: Described,
) {
  if (kind.flow === 'receiver') {
    const amounts = { amount_charged: 0, amount_received: 0, amount_returned: 0 };
    const refund_attributes_method = params.receiver?.refund_attributes_method ?? 'email';
    return {
      receiver: { address: address ?? null, ...amounts, refund_attributes_method, refund_attributes_status: 'missing' },
    };
  }
  if (kind.flow !== 'redirect') return {};
  const { return_url } = params.redirect as { return_url: string };
  checkUrl(return_url, 'redirect[return_url]');
  const url = `${ctx.env.publicUrl()}/_awning/challenge/${ctx.account}/${id}?client_secret=${secret}`;
  return { redirect: { failure_reason: null, return_url, status: asksNobody ? 'not_required' : 'pending', url } };
}

/** A debit names the mandate that the customer has agreed to. */
function mandateOf(ctx: Context, { type }: SourceKind, id: string) {
  if (type !== 'sepa_debit') return {};
  const mandate_url = `${ctx.env.publicUrl()}/_awning/mandates/${ctx.account}/${id}`;
  return { mandate_reference: ctx.draw(16).toUpperCase(), mandate_url };
}

async function store(ctx: Context, kind: SourceKind, params: CreateParams): Promise<SourceObject> {
  const usage = usageOf(kind, params.usage);
  const price = priceOf(kind, usage, params);
  const described =
    kind.type === 'three_d_secure' ? await describeThreeDSecure(ctx, params) : await describe(ctx, kind, params);
  const id = ctx.newId('source');
  const client_secret = `src_client_secret_${ctx.draw(24)}`;
  return ctx.create(
    'source',
    {
      ...price,
      ...wayOf(ctx, kind, id, params, client_secret, described),
      client_secret,
      flow: kind.flow,
      metadata: newMetadata(params.metadata),
      owner: { ...NOBODY, ...defined({ ...params.owner }) } as SourceObject['owner'],
      statement_descriptor: params.statement_descriptor ?? null,
      status: 'pending',
      type: kind.type as SourceObject['type'],
      [kind.type]: { ...described.details, ...mandateOf(ctx, kind, id) },
      usage,
    },
    { id, internal: { ...described.facts, ...defined({ notifies: params.mandate?.notification_method }) } },
  );
}

export const create: Handler<'POST /v1/sources'> = async (ctx, given) => {
  const params = given as CreateParams;
  refuseUnsupported(params, ['customer', 'original_source', 'source_order']);
  const kind = kindOf(params);
  if (params.flow !== undefined && params.flow !== kind.flow)
    throw errors.invalidRequest(`The flow of a source of type ${kind.type} is ${kind.flow}.`, 'flow');
  checkNeeds(kind, params);
  checkEmail(params.owner?.email, 'owner[email]');
  const source = await store(ctx, kind, params);
  if (kind.flow === 'none') return sources.move(ctx, source, 'make', 'done');
  if (kind.flow === 'receiver') return receive(ctx, source, sentBy(params.owner?.email ?? ''));
  if (source.redirect?.status === 'not_required') return sources.move(ctx, source, 'make', 'done');
  await ctx.schedule('source.expire', APPROVE_WITHIN, { source: source.id, status: 'pending' });
  return source;
};
