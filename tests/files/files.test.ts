import type Stripe from 'stripe';
import { expect } from 'vitest';
import { chargeWith } from '../support/paying.ts';
import { assumed, docs, test } from '../support/test.ts';

const PDF = Buffer.from('%PDF-1.4\n\u00ff\u0000not much of a document\n', 'latin1');

const upload = (stripe: Stripe, url: string, params: Partial<Stripe.FileCreateParams> = {}): Promise<Stripe.File> =>
  stripe.files.create(
    {
      purpose: 'dispute_evidence',
      file: { data: PDF, name: 'receipt ü.pdf', type: 'application/octet-stream' },
      ...params,
    },
    // The package sends uploads to a host of their own.
    { host: new URL(url).hostname },
  );

test('a file is uploaded and can be downloaded', docs('file-upload'), async ({ stripe, url, key, events }) => {
  const file = await upload(stripe, url);
  expect(file).toMatchObject({
    filename: 'receipt ü.pdf',
    links: { object: 'list', data: [], url: `/v1/file_links?file=${file.id}` },
    purpose: 'dispute_evidence',
    size: PDF.length,
    title: null,
    type: 'pdf',
  });
  expect(file.expires_at).toBeGreaterThan(file.created);
  expect(await stripe.files.retrieve(file.id)).toEqual(file);
  expect((await stripe.files.list({ purpose: 'dispute_evidence' })).data).toEqual([file]);
  expect((await stripe.files.list({ purpose: 'business_icon' })).data).toEqual([]);
  const answer = await fetch(file.url ?? '', { headers: { authorization: `Bearer ${key}` } });
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(PDF);
  expect((await fetch(file.url ?? '')).status).toBe(401);
  expect(await events()).toEqual(['file.created']);
});

test(
  'what does not fit the purpose is refused',
  assumed('the text is quoted by users'),
  async ({ stripe, url, api }) => {
    const file = { data: Buffer.from('plain'), name: 'notes.txt', type: 'text/plain' };
    await expect(upload(stripe, url, { file })).rejects.toMatchObject({
      statusCode: 400,
      message:
        "We don't currently support that file type. Try uploading a file with one of the following mimetypes: application/pdf, image/jpeg, image/png.",
    });
    const large = { data: Buffer.concat([PDF, Buffer.alloc(5 * 1024 * 1024)]), name: 'a.pdf', type: 'application/pdf' };
    await expect(upload(stripe, url, { file: large })).rejects.toMatchObject({ statusCode: 400, param: 'file' });
    expect((await api.post('/v1/files', { purpose: 'dispute_evidence', file: 'text' })).status).toBe(400);
    expect((await api.post('/v1/files', { purpose: 'dispute_evidence' })).body).toMatchObject({
      error: { code: 'parameter_missing', param: 'file' },
    });
  },
);

test('parts that make no sense are refused', assumed('nothing says how'), async ({ raw, key }) => {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'multipart/form-data; boundary=x' };
  for (const body of ['--x\r\nno parts', 'nothing', '--x--\r\n']) {
    expect((await raw({ method: 'POST', path: '/v1/files', body, headers })).status).toBe(400);
  }
});

test('the same upload with the same idempotency key is one file', docs('api/idempotent_requests'), async (tools) => {
  const { stripe, url } = tools;
  const options = { host: new URL(url).hostname, idempotencyKey: 'upload-once' };
  const params = (): Stripe.FileCreateParams => ({
    purpose: 'dispute_evidence',
    file: { data: PDF, name: 'a.pdf', type: 'application/pdf' },
  });
  const first = await stripe.files.create(params(), options);
  expect((await stripe.files.create(params(), options)).id).toBe(first.id);
});

test('evidence names files', docs('disputes/api'), async ({ stripe, url }) => {
  const { data } = await stripe.disputes.list({ charge: await chargeWith(stripe, 'createDispute') });
  const id = data[0]?.id as string;
  const file = await upload(stripe, url);
  const dispute = await stripe.disputes.update(id, {
    evidence: { receipt: file.id },
    submit: false,
    expand: ['evidence.receipt'],
  });
  expect(dispute.evidence.receipt).toMatchObject({ id: file.id, object: 'file' });
  const image = { data: Buffer.from('GIF89a'), name: 'icon.gif', type: 'image/gif' };
  const icon = await upload(stripe, url, { purpose: 'business_icon', file: image });
  await expect(stripe.disputes.update(id, { evidence: { receipt: icon.id } })).rejects.toMatchObject({
    statusCode: 400,
    param: 'evidence[receipt]',
  });
});

test('a link opens a file to everybody, until it expires', docs('api/file_links'), async ({ stripe, url, clock }) => {
  await clock.freeze();
  const file = await upload(stripe, url, { file_link_data: { create: true, metadata: { for: 'Ada' } } });
  expect(file.links?.data[0]).toMatchObject({ expired: false, file: file.id, metadata: { for: 'Ada' } });
  const { now } = await clock.look();
  const link = await stripe.fileLinks.create({ file: file.id, expires_at: now + 60, metadata: { a: '1' } });
  expect(link).toMatchObject({ expired: false, expires_at: now + 60, file: file.id });
  expect(Buffer.from(await (await fetch(link.url ?? '')).arrayBuffer())).toEqual(PDF);
  expect((await stripe.files.retrieve(file.id)).links?.data).toHaveLength(2);
  await clock.advance(60);
  expect((await fetch(link.url ?? '')).status).toBe(404);
  expect(await stripe.fileLinks.retrieve(link.id)).toMatchObject({ expired: true });
  expect((await stripe.fileLinks.list({ expired: true })).data.map(({ id }) => id)).toEqual([link.id]);
  expect((await stripe.fileLinks.list({ file: file.id })).data).toHaveLength(2);
});

test('a link can be ended, and given more time', docs('api/file_links/update'), async ({ stripe, url, clock }) => {
  await clock.freeze();
  const { id: file } = await upload(stripe, url);
  const { now } = await clock.look();
  const { id } = await stripe.fileLinks.create({ file, expires_at: now + 60 });
  expect(await stripe.fileLinks.update(id, { expires_at: '', metadata: { b: '2' } })).toMatchObject({
    expires_at: null,
    metadata: { b: '2' },
  });
  await clock.advance(61);
  expect((await stripe.fileLinks.retrieve(id)).expired).toBe(false);
  expect(await stripe.fileLinks.update(id, { expires_at: 'now' })).toMatchObject({ expired: true });
  await expect(stripe.fileLinks.update(id, { expires_at: '' })).rejects.toMatchObject({ statusCode: 400 });
  await expect(stripe.fileLinks.create({ file, expires_at: 1 })).rejects.toMatchObject({ param: 'expires_at' });
  await expect(stripe.fileLinks.create({ file: 'file_nope' })).rejects.toMatchObject({ param: 'file' });
});
