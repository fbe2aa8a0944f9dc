/** Some tax ids are looked up at a government's register, which answers later. https://docs.stripe.com/billing/customer/tax-ids#validation */
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { delayOf } from '../../time/delays.ts';

type TaxId = Stored<'tax_id'>;
type Status = NonNullable<TaxId['verification']>['status'];

const REGISTERED = new Set(['au_abn', 'eu_vat', 'gb_vat']);

/** By the digit that a number consists of; the register stays silent on all others. */
const ANSWERS: Readonly<Record<string, Status>> = { '0': 'verified', '1': 'unverified' };

/** @returns the answer of the register to a test number */
function answerOf(value: string): Status | undefined {
  const digits = new Set(value.replace(/\D/g, ''));
  return digits.size === 1 ? ANSWERS[[...digits][0] as string] : undefined;
}

export const firstVerification = (type: string): TaxId['verification'] => ({
  status: REGISTERED.has(type) ? 'pending' : 'unavailable',
  verified_address: null,
  verified_name: null,
});

export async function askRegister(ctx: Context, { id, type, value }: TaxId): Promise<void> {
  const status = REGISTERED.has(type) ? answerOf(value) : undefined;
  if (status !== undefined) await ctx.schedule('tax_id.verify', delayOf('taxId', ctx.clock), { tax_id: id, status });
}

export async function registerAnswered(ctx: Context, { tax_id: id, status }: Readonly<Record<string, string>>) {
  const taxId = await ctx.get('tax_id', id as string);
  if (taxId === undefined) return;
  const verification = { ...taxId.verification, status: status as Status } as TaxId['verification'];
  await ctx.update('tax_id', taxId.id, { verification }, { events: ['customer.tax_id.updated'] });
}
