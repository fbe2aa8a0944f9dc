/** What a customer takes to a shop or a bank. https://docs.stripe.com/payments/vouchers */
import type { Context } from '../../core/context.ts';
import { knownKind } from '../../network/methods/kinds.ts';
import { pictures } from './actions.ts';

const digits = (ctx: Context, length: number): string =>
  Array.from(ctx.draw(length), (char) => char.charCodeAt(0) % 10).join('');

const store = (ctx: Context, confirmation: string | null) => ({
  confirmation_number: confirmation ?? digits(ctx, 10),
  payment_code: digits(ctx, 6),
});

interface Voucher {
  /** The page that shows it. */
  url: string;
  /** Seconds. */
  expires: number;
  /** What a customer of Konbini has chosen as a number. */
  confirmation: string | null;
}

type Draw = (ctx: Context, voucher: Voucher) => Record<string, unknown>;

const VOUCHERS: Readonly<Record<string, Draw>> = {
  boleto: (ctx, { url, expires }) => ({
    expires_at: expires,
    hosted_voucher_url: url,
    number: digits(ctx, 47),
    pdf: url,
  }),
  konbini: (ctx, { url, expires, confirmation }) => ({
    expires_at: expires,
    hosted_voucher_url: url,
    stores: Object.fromEntries(
      ['familymart', 'lawson', 'ministop', 'seicomart'].map((name) => [name, store(ctx, confirmation)]),
    ),
  }),
  multibanco: (ctx, { url, expires }) => ({
    entity: digits(ctx, 5),
    expires_at: expires,
    hosted_voucher_url: url,
    reference: digits(ctx, 9),
  }),
  pix: (ctx, { url, expires }) => ({
    data: `00020101021226${digits(ctx, 32)}`,
    expires_at: expires,
    hosted_instructions_url: url,
    ...pictures(url),
  }),
  oxxo: (ctx, { url, expires }) => ({ expires_after: expires, hosted_voucher_url: url, number: digits(ctx, 32) }),
};

export function voucherAction(ctx: Context, type: string, voucher: Voucher) {
  const { action = '' } = knownKind(type);
  return { type: action, [action]: (VOUCHERS[type] as Draw)(ctx, voucher) };
}
