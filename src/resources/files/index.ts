/** Uploads, such as the evidence about a dispute. https://docs.stripe.com/api/files */
import { errors } from '../../contract/errors.ts';
import type { Stored } from '../../contract/types.ts';
import type { Context, Upload } from '../../core/context.ts';
import { kindOf } from '../../core/download.ts';
import type { Handler, Resource } from '../../core/operation.ts';
import { list, retrieve } from '../../core/plain.ts';
import { keepContents, readContents } from './contents.ts';
import { makeLink } from './links.ts';
import { ruleFor } from './purposes.ts';

export { fileContents } from './contents.ts';
export { fileLinks } from './links.ts';

type Purpose = Parameters<typeof ruleFor>[0];

/** Links that a file shows itself; the rest is at their own address. */
const SHOWN_LINKS = 10;

/** @returns how Stripe calls the kind of file */
function checkUpload({ bytes, filename }: Upload, purpose: Purpose): string {
  const { types, limit } = ruleFor(purpose);
  const { type, mime } = kindOf(bytes, filename);
  if (bytes.length === 0) throw errors.invalidRequest('The file you uploaded was empty.', 'file');
  if (types.length > 0 && !types.includes(mime)) {
    const wanted = types.join(', ');
    throw errors.invalidRequest(
      `We don't currently support that file type. Try uploading a file with one of the following mimetypes: ${wanted}.`,
      'file',
    );
  }
  if (bytes.length > limit) {
    const most = limit / 1024 / 1024;
    throw errors.invalidRequest(`The file you uploaded was too large. It may be ${most} MB at most.`, 'file');
  }
  return type;
}

const create: Handler<'POST /v1/files'> = async (ctx, params) => {
  const upload = ctx.request?.upload;
  if (upload === undefined || !params.file)
    throw errors.invalidRequest('The file parameter must be a file, sent as multipart/form-data.', 'file');
  const type = checkUpload(upload, params.purpose);
  const { kept } = ruleFor(params.purpose);
  const id = ctx.newId('file');
  const url = `${ctx.env.publicUrl()}/v1/files/${id}/contents`;
  await keepContents(ctx, id, upload.bytes);
  await ctx.create(
    'file',
    {
      expires_at: kept === undefined ? null : ctx.now() + kept * 24 * 3600,
      filename: upload.filename,
      purpose: params.purpose,
      size: upload.bytes.length,
      type,
      url,
    },
    { id },
  );
  const { create: wanted, ...link } = params.file_link_data ?? { create: false };
  if (wanted) await makeLink(ctx, id, link as Parameters<typeof makeLink>[2]);
  const file = await showLinks(ctx, id);
  await ctx.emit('file.created', file);
  return file;
};

async function showLinks(ctx: Context, id: string): Promise<Stored<'file'>> {
  const { data, hasMore } = await ctx.list('file_link', { where: { file: id }, limit: SHOWN_LINKS });
  const links = { object: 'list', data, has_more: hasMore, url: `/v1/file_links?file=${id}` };
  return ctx.update('file', id, { links } as never);
}

const contents: Handler<'GET /v1/files/{file}/contents'> = (ctx, _params, { file }) => readContents(ctx, file);

export const files: Resource = {
  object: 'file',
  indexes: { purpose: ({ data }) => data.purpose as string },
  operations: {
    'POST /v1/files': create,
    'GET /v1/files': list('file', { filters: ['purpose'] }),
    'GET /v1/files/{file}': retrieve('file'),
    'GET /v1/files/{file}/contents': contents,
  },
  reactions: {
    'file_link.changed': async (ctx, { file }: Stored<'file_link'>) => {
      await showLinks(ctx, file);
    },
  },
};
