/** What the page calls: the customer has approved, or not. https://docs.stripe.com/sources/best-practices */
import type { Context } from '../../core/context.ts';
import { CHARGE_WITHIN } from '../../network/sources.ts';
import type { Reader } from '../../store/store.ts';
import { checkSecret } from './facts.ts';
import { type SourceObject, sources } from './states.ts';

type Redirect = NonNullable<SourceObject['redirect']>;

/** Providers vouch for the name of whoever approves. */
function approvedFields({ owner, three_d_secure }: SourceObject): Partial<SourceObject> {
  if (three_d_secure !== undefined) return { three_d_secure: { ...three_d_secure, authenticated: true } };
  return { owner: { ...owner, verified_name: owner?.name ?? 'Jenny Rosen' } as SourceObject['owner'] };
}

/** Whoever answers once more changes nothing. @throws StripeError when the secret is wrong */
export async function approveSource(ctx: Context, id: string, secret: string, approved: boolean): Promise<void> {
  const source = await ctx.find('source', id);
  checkSecret(ctx, source, secret);
  if (!sources.allows('approve', source) || source.flow !== 'redirect') return;
  const redirect = source.redirect as Redirect;
  if (!approved) {
    const failed = { ...redirect, status: 'failed', failure_reason: 'user_abort' };
    await sources.move(ctx, source, 'approve', 'refused', { changes: { redirect: failed } });
    return;
  }
  const changes = { ...approvedFields(source), redirect: { ...redirect, status: 'succeeded' } };
  await sources.move(ctx, source, 'approve', 'done', { changes });
  await ctx.schedule('source.expire', CHARGE_WITHIN, { source: id, status: 'chargeable' });
}

/** The job `source.expire`: nobody approved in time, or nobody charged. */
export async function expireSource(ctx: Context, payload: Readonly<Record<string, string>>): Promise<void> {
  const { source: id = '', status } = payload;
  const source = await ctx.get('source', id);
  if (source === undefined || source.status !== status) return;
  const { redirect } = source;
  const unanswered = redirect && redirect.status === 'pending' && { redirect: { ...redirect, status: 'failed' } };
  await sources.move(ctx, source, 'expire', 'done', { changes: unanswered || {} });
}

/** Where the browser goes then. */
export async function sourceReturnUrl(reader: Reader, id: string): Promise<string | undefined> {
  const source = (await reader.get('source', id))?.data as SourceObject | undefined;
  if (source?.redirect === undefined) return undefined;
  const url = new URL(source.redirect.return_url);
  url.searchParams.set('client_secret', source.client_secret);
  url.searchParams.set('livemode', 'false');
  url.searchParams.set('source', id);
  return url.toString();
}
