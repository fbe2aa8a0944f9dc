/** Tax ids of customers and of the account. */
import type Stripe from 'stripe';
import { expect } from 'vitest';
import { assumed, docs, eventually, test, types } from '../support/test.ts';

const PAGE = docs('billing/customer/tax-ids');

test('a tax id, and what a register says to it', PAGE, async ({ stripe, events }) => {
  const { id } = await stripe.customers.create();
  const taxId = await stripe.customers.createTaxId(id, { type: 'eu_vat', value: 'DE000000000' });
  expect(taxId.id).toMatch(/^txi_1/);
  expect(taxId).toMatchObject({
    object: 'tax_id',
    country: 'DE',
    customer: id,
    owner: { customer: id, type: 'customer' },
    type: 'eu_vat',
    value: 'DE000000000',
    verification: { status: 'pending', verified_address: null, verified_name: null },
  });
  await eventually(async () => {
    const { verification } = await stripe.customers.retrieveTaxId(id, taxId.id);
    expect(verification?.status).toBe('verified');
  });
  expect((await events()).slice(1)).toEqual(['customer.tax_id.created', 'customer.tax_id.updated']);
  expect(await stripe.customers.deleteTaxId(id, taxId.id)).toEqual({ id: taxId.id, object: 'tax_id', deleted: true });
  expect((await events()).at(-1)).toBe('customer.tax_id.deleted');
});

test('a number that the register does not know', PAGE, async ({ stripe }) => {
  const { id } = await stripe.customers.create();
  const unknown = await stripe.customers.createTaxId(id, { type: 'gb_vat', value: 'GB111111111' });
  const silent = await stripe.customers.createTaxId(id, { type: 'au_abn', value: '22222222222' });
  await eventually(async () => {
    expect((await stripe.customers.retrieveTaxId(id, unknown.id)).verification?.status).toBe('unverified');
  });
  expect((await stripe.customers.retrieveTaxId(id, silent.id)).verification?.status).toBe('pending');
  const unregistered = await stripe.customers.createTaxId(id, { type: 'us_ein', value: '12-3456789' });
  expect(unregistered.verification?.status).toBe('unavailable');
});

/** The page's own examples. */
const EXAMPLES: readonly [type: Stripe.TaxIdCreateParams.Type, value: string, country: string][] = [
  ['br_cnpj', '01.234.456/5432-10', 'BR'],
  ['ca_gst_hst', '123456789RT0002', 'CA'],
  ['ca_pst_bc', 'PST-1234-5678', 'CA'],
  ['ch_vat', 'CHE-123.456.789 MWST', 'CH'],
  ['cl_tin', '12.345.678-K', 'CL'],
  ['es_cif', 'A12345678', 'ES'],
  ['eu_vat', 'ATU12345678', 'AT'],
  ['eu_vat', 'EL123456789', 'GR'],
  ['eu_vat', 'FRAB123456789', 'FR'],
  ['eu_vat', 'IE1234567AB', 'IE'],
  ['eu_vat', 'NL123456789B12', 'NL'],
  ['eu_vat', 'XI123456789', 'GB'],
  ['hu_tin', '12345678-1-23', 'HU'],
  ['id_npwp', '012.345.678.9-012.345', 'ID'],
  ['in_gst', '12ABCDE3456FGZH', 'IN'],
  ['jp_trn', 'T1234567891234', 'JP'],
  ['kr_brn', '123-45-67890', 'KR'],
  ['mx_rfc', 'ABC010203AB9', 'MX'],
  ['my_itn', 'C 1234567890', 'MY'],
  ['no_vat', '123456789MVA', 'NO'],
  ['sg_uen', '123456789F', 'SG'],
  ['ve_rif', 'A-12345678-9', 'VE'],
];

for (const [type, value, country] of EXAMPLES) {
  test(`${type} ${value} is of ${country}`, docs('billing/customer/tax-ids#supported-tax-id'), async ({ stripe }) => {
    const { id } = await stripe.customers.create();
    expect(await stripe.customers.createTaxId(id, { type, value })).toMatchObject({ type, value, country });
  });
}

test('a number must have the form of its type', docs('error-codes#tax-id-invalid'), async ({ stripe, events }) => {
  const { id } = await stripe.customers.create();
  for (const [type, value] of [
    ['us_ein', '123'],
    ['eu_vat', 'US123456789'],
    ['gb_vat', 'DE123456789'],
  ] as const) {
    await expect(stripe.customers.createTaxId(id, { type, value })).rejects.toMatchObject({
      statusCode: 400,
      code: 'tax_id_invalid',
      message: `Invalid value for ${type}.`,
    });
  }
  await expect(stripe.customers.createTaxId(id, { type: 'nonsense' as never, value: '1' })).rejects.toMatchObject({
    param: 'type',
  });
  expect(await events()).toEqual(['customer.created']);
});

test('a new customer brings its tax ids', docs('api/customers/create'), async ({ stripe, events }) => {
  const { id } = await stripe.customers.create({
    tax_id_data: [
      { type: 'us_ein', value: '12-3456789' },
      { type: 'nz_gst', value: '123456789' },
    ],
  });
  const customer = (await stripe.customers.retrieve(id, { expand: ['tax_ids'] })) as Stripe.Customer;
  expect(customer.tax_ids?.data.map(({ type }) => type)).toEqual(['nz_gst', 'us_ein']);
  expect(await events()).toEqual(['customer.created', 'customer.tax_id.created', 'customer.tax_id.created']);
  await expect(stripe.customers.create({ tax_id_data: [{ type: 'us_ein', value: 'x' }] })).rejects.toMatchObject({
    code: 'tax_id_invalid',
  });
});

test("the account's own, and a customer's by its owner", types(), async ({ stripe }) => {
  const { id: customer } = await stripe.customers.create();
  const own = await stripe.taxIds.create({ type: 'us_ein', value: '12-3456789' });
  expect(own).toMatchObject({ customer: null, owner: { type: 'self' } });
  const owner = { type: 'customer' as const, customer };
  const theirs = await stripe.taxIds.create({ type: 'us_ein', value: '98-7654321', owner });
  const ids = async (params: Stripe.TaxIdListParams) => (await stripe.taxIds.list(params)).data.map(({ id }) => id);
  expect(await ids({})).toEqual([own.id]);
  expect(await ids({ owner })).toEqual([theirs.id]);
  expect((await stripe.customers.listTaxIds(customer)).data).toHaveLength(1);
  await expect(stripe.customers.retrieveTaxId(customer, own.id)).rejects.toMatchObject({ statusCode: 404 });
  expect((await stripe.taxIds.retrieve(own.id)).id).toBe(own.id);
  expect((await stripe.taxIds.del(own.id)).deleted).toBe(true);
});

test('what another could own is not emulated', assumed('no connected accounts yet'), async ({ stripe }) => {
  const owner = { type: 'account' as const, account: 'acct_1' };
  await expect(stripe.taxIds.create({ type: 'us_ein', value: '12-3456789', owner })).rejects.toMatchObject({
    code: 'awning_not_emulated',
  });
});
