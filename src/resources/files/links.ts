/** Addresses at which anybody can get a file. https://docs.stripe.com/api/file_links */
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context } from '../../core/context.ts';
import { type Metadata, type MetadataParam, mergeMetadata, newMetadata } from '../../core/metadata.ts';
import type { Handler, Resource } from '../../core/operation.ts';
import { pageOf, retrieve } from '../../core/plain.ts';
import { defined } from '../../core/values.ts';
import type { Reader } from '../../store/store.ts';

type Link = Stored<'file_link'>;

/** Characters of the address that nobody can guess. */
const SECRET_LENGTH = 40;

function checkTime(ctx: Context, expires_at: number | undefined): void {
  if (expires_at !== undefined && expires_at <= ctx.now())
    throw errors.invalidRequest('Invalid timestamp: must be an integer Unix timestamp in the future.', 'expires_at');
}

/** @param expires_at seconds; undefined: never */
export async function makeLink(
  ctx: Context,
  file: string,
  { expires_at, metadata }: { expires_at?: number | undefined; metadata?: MetadataParam },
): Promise<Link> {
  checkTime(ctx, expires_at);
  const secret = ctx.draw(SECRET_LENGTH);
  const link = await ctx.create(
    'file_link',
    {
      expired: false,
      expires_at: expires_at ?? null,
      file,
      metadata: newMetadata(metadata),
      url: `${ctx.env.publicUrl()}/_awning/links/${ctx.account}/${secret}`,
    },
    { internal: { secret } },
  );
  await expireLater(ctx, link);
  return link;
}

async function expireLater(ctx: Context, { id, expires_at }: Link): Promise<void> {
  if (expires_at === null) return;
  await ctx.schedule('file_link.expire', expires_at - ctx.now(), { link: id, at: String(expires_at) });
}

async function expire(ctx: Context, { link: id, at }: Readonly<Record<string, string>>): Promise<void> {
  const link = await ctx.get('file_link', id as string);
  if (link === undefined || String(link.expires_at) !== at) return;
  await ctx.signal('file_link.changed', await ctx.update('file_link', link.id, { expired: true }));
}

const create: Handler<'POST /v1/file_links'> = async (ctx, params) => {
  const { id } = await ctx.referred('file', params.file, 'file');
  const link = await makeLink(ctx, id, { expires_at: params.expires_at, metadata: params.metadata });
  await ctx.signal('file_link.changed', link);
  return link;
};

const update: Handler<'POST /v1/file_links/{link}'> = async (ctx, { expires_at: given, metadata }, { link: id }) => {
  const link = await ctx.find('file_link', id);
  if (link.expired) throw errors.invalidRequest('This file link has expired and cannot be updated.');
  const expires_at = given === 'now' ? ctx.now() : given === '' ? null : given;
  if (given !== 'now') checkTime(ctx, expires_at ?? undefined);
  const changes = {
    ...defined({ expires_at }),
    expired: given === 'now',
    metadata: mergeMetadata(link.metadata as Metadata, metadata),
  };
  const after = await ctx.update('file_link', id, changes);
  if (!after.expired && given !== undefined) await expireLater(ctx, after);
  await ctx.signal('file_link.changed', after);
  return after;
};

const list: Handler<'GET /v1/file_links'> = async (ctx, params) => {
  const where: Record<string, string> = {};
  if (params.file !== undefined) where.file = params.file;
  if (params.expired !== undefined) where.expired = String(params.expired);
  return pageOf(ctx, 'file_link', params, { where });
};

/** What an address leads to; undefined: to nothing, or not any more. @returns the id of a file */
export async function linkedFile(reader: Reader, secret: string): Promise<string | undefined> {
  const { records } = await reader.list('file_link', { where: { secret, expired: 'false' }, limit: 1 });
  return records[0]?.data.file as string | undefined;
}

export const fileLinks: Resource = {
  object: 'file_link',
  indexes: {
    file: ({ data }) => data.file as string,
    expired: ({ data }) => String(data.expired),
    secret: ({ internal }) => internal.secret as string,
  },
  operations: {
    'POST /v1/file_links': create,
    'GET /v1/file_links': list,
    'GET /v1/file_links/{link}': retrieve('file_link'),
    'POST /v1/file_links/{link}': update,
  },
  jobs: { 'file_link.expire': expire },
};
