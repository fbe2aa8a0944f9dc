import { expect } from 'vitest';
import { assumed, docs, test } from '../support/test.ts';

const FEATURES = docs('api/entitlements/feature');

test('a feature is made, changed, archived and found', FEATURES, async ({ stripe }) => {
  const feature = await stripe.entitlements.features.create({
    lookup_key: 'tea',
    metadata: { a: '1' },
    name: 'Tea at any time',
  });
  expect(feature).toMatchObject({ active: true, lookup_key: 'tea', metadata: { a: '1' }, name: 'Tea at any time' });
  expect(feature.id).toMatch(/^feat_test_61\w+$/);
  expect(await stripe.entitlements.features.retrieve(feature.id)).toEqual(feature);
  await expect(stripe.entitlements.features.create({ lookup_key: 'tea', name: 'Again' })).rejects.toMatchObject({
    statusCode: 400,
    param: 'lookup_key',
  });
  expect(await stripe.entitlements.features.update(feature.id, { active: false, name: 'Old' })).toMatchObject({
    active: false,
    name: 'Old',
  });
  const again = await stripe.entitlements.features.create({ lookup_key: 'tea', name: 'Again' });
  const ids = async (params: object) => (await stripe.entitlements.features.list(params)).data.map(({ id }) => id);
  expect(await ids({ lookup_key: 'tea' })).toEqual([again.id, feature.id]);
  expect(await ids({ archived: true })).toEqual([feature.id]);
  expect(await ids({ archived: false })).toEqual([again.id]);
  await expect(stripe.entitlements.features.update(feature.id, { active: true })).rejects.toMatchObject({
    statusCode: 400,
  });
});

test('a product has features', docs('api/product-feature'), async ({ stripe }) => {
  const product = await stripe.products.create({ name: 'Club' });
  const feature = await stripe.entitlements.features.create({ lookup_key: 'tea', name: 'Tea' });
  const made = await stripe.products.createFeature(product.id, { entitlement_feature: feature.id });
  expect(made).toMatchObject({ object: 'product_feature', entitlement_feature: feature });
  await expect(stripe.products.createFeature(product.id, { entitlement_feature: feature.id })).rejects.toMatchObject({
    statusCode: 400,
  });
  await stripe.entitlements.features.update(feature.id, { name: 'Green tea' });
  expect((await stripe.products.listFeatures(product.id)).data).toMatchObject([
    { id: made.id, entitlement_feature: { name: 'Green tea' } },
  ]);
  expect(await stripe.products.retrieveFeature(product.id, made.id)).toMatchObject({ id: made.id });
  const other = await stripe.products.create({ name: 'Other' });
  await expect(stripe.products.retrieveFeature(other.id, made.id)).rejects.toMatchObject({ statusCode: 404 });
  expect(await stripe.products.deleteFeature(product.id, made.id)).toMatchObject({ id: made.id, deleted: true });
  expect((await stripe.products.listFeatures(product.id)).data).toEqual([]);
  const archived = await stripe.entitlements.features.create({ lookup_key: 'cake', name: 'Cake' });
  await stripe.entitlements.features.update(archived.id, { active: false });
  await expect(stripe.products.createFeature(product.id, { entitlement_feature: archived.id })).rejects.toMatchObject({
    param: 'entitlement_feature',
  });
});

test('an archived feature stays as it is', docs('billing/entitlements'), async ({ stripe }) => {
  const product = await stripe.products.create({ name: 'Club' });
  const feature = await stripe.entitlements.features.create({ lookup_key: 'tea', name: 'Tea' });
  const { id } = await stripe.products.createFeature(product.id, { entitlement_feature: feature.id });
  expect(id).toMatch(/^prodft_\w{14}$/);
  await stripe.entitlements.features.update(feature.id, { active: false });
  for (const params of [{ active: true }, { name: 'Coffee' }, { metadata: { a: '1' } }])
    await expect(stripe.entitlements.features.update(feature.id, params)).rejects.toMatchObject({ statusCode: 400 });
  expect(await stripe.products.retrieveFeature(product.id, id)).toMatchObject({
    entitlement_feature: { active: false, name: 'Tea' },
  });
});

test('a lookup key has 80 characters at most', FEATURES, async ({ stripe }) => {
  const create = (length: number) =>
    stripe.entitlements.features.create({ lookup_key: 'x'.repeat(length), name: 'Long' });
  expect((await create(80)).lookup_key).toHaveLength(80);
  await expect(create(81)).rejects.toMatchObject({
    message: 'Invalid string: xxxx...xxxx; must be at most 80 characters',
    param: 'lookup_key',
  });
});

test('what a feature or product must be', docs('api/product-feature'), async ({ stripe }) => {
  const product = await stripe.products.create({ name: 'Club' });
  const attach = (entitlement_feature: string, to = product.id) =>
    stripe.products.createFeature(to, { entitlement_feature });
  await expect(attach('feat_nothing')).rejects.toMatchObject({
    statusCode: 400,
    code: 'resource_missing',
    param: 'entitlement_feature',
  });
  await expect(attach('feat_nothing', 'prod_nothing')).rejects.toMatchObject({
    statusCode: 404,
    message: "No such product: 'prod_nothing'",
  });
});

test('a deleted product leaves no features behind', assumed('its id can be used again'), async ({ stripe }) => {
  await stripe.products.create({ id: 'club', name: 'Club' });
  const feature = await stripe.entitlements.features.create({ lookup_key: 'tea', name: 'Tea' });
  await stripe.products.createFeature('club', { entitlement_feature: feature.id });
  await stripe.products.del('club');
  await expect(stripe.products.listFeatures('club')).rejects.toMatchObject({ statusCode: 404 });
  await stripe.products.create({ id: 'club', name: 'Club' });
  expect((await stripe.products.listFeatures('club')).data).toEqual([]);
});
