/** What a customer has to do next, in the form that each payment method has for it. https://docs.stripe.com/api/payment_intents/object#payment_intent_object-next_action */
import type { Context } from '../../core/context.ts';
import { knownKind } from '../../network/methods/kinds.ts';
import type { AnyIntent, HowConfirmed } from './kinds.ts';
import { challengeUrl, nextAction } from './next-action.ts';

const HOUR = 3600;

/** Deposits arrive on the second day after, in the morning. */
const DEPOSITS_AFTER = 48 * HOUR;

type Action = Record<string, unknown> & { type: string };

/** Pages of ours take the place of pictures too. */
export const pictures = (url: string) => ({ image_url_png: url, image_url_svg: url });

/** Two deposits, or a code with one, are to be named. */
export function depositsAction(ctx: Context, intent: AnyIntent): Action {
  return {
    type: 'verify_with_microdeposits',
    verify_with_microdeposits: {
      arrival_date: ctx.now() + DEPOSITS_AFTER,
      hosted_verification_url: challengeUrl(ctx, intent),
      microdeposit_type: 'descriptor_code',
    },
  };
}

type Draw = (ctx: Context, url: string, how: HowConfirmed) => Record<string, unknown>;

/** By the action's type: what stands in it beside a redirect. */
const PAGES: Readonly<Record<string, Draw>> = {
  alipay_handle_redirect: (_ctx, url, { returnUrl = null }) => ({
    native_data: null,
    native_url: null,
    return_url: returnUrl,
    url,
  }),
  cashapp_handle_redirect_or_display_qr_code: (ctx, url) => ({
    hosted_instructions_url: url,
    mobile_auth_url: url,
    qr_code: { expires_at: ctx.now() + HOUR, ...pictures(url) },
  }),
  paynow_display_qr_code: (_ctx, url) => ({ data: url, hosted_instructions_url: url, ...pictures(url) }),
  promptpay_display_qr_code: (_ctx, url) => ({ data: url, hosted_instructions_url: url, ...pictures(url) }),
  swish_handle_redirect_or_display_qr_code: (_ctx, url) => ({
    hosted_instructions_url: url,
    mobile_auth_url: url,
    qr_code: { data: url, ...pictures(url) },
  }),
  wechat_pay_display_qr_code: (_ctx, url) => ({
    data: url,
    hosted_instructions_url: url,
    image_data_url: url,
    ...pictures(url),
  }),
};

/** The page on which the customer approves. */
export function pageAction(ctx: Context, intent: AnyIntent, type: string, how: HowConfirmed): Action {
  if (how.blikCode !== undefined) return { type: 'blik_authorize' };
  const { action = 'redirect_to_url' } = knownKind(type);
  const draw = PAGES[action];
  if (draw === undefined) return nextAction(ctx, intent, how);
  return { type: action, [action]: draw(ctx, challengeUrl(ctx, intent), how) };
}
