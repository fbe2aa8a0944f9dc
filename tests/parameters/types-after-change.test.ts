/** Which payment methods an intent takes once that was changed. */
import { expect } from 'vitest';
import { docs, test } from '../support/test.ts';

interface Intent {
  id: string;
  excluded_payment_method_types: string[] | null;
  payment_method_types: string[];
  payment_method_options: Record<string, object>;
}

const EXCLUDING = docs('payments/payment-methods/dynamic-payment-methods');
const ON = { display_preference: { preference: 'on' } };
/** What an account takes unless its settings say otherwise. */
const USUAL = ['card', 'link'];
const PAYMENT = { amount: 2000, currency: 'usd' };

for (const [path, form] of [
  ['/v1/payment_intents', PAYMENT],
  ['/v1/setup_intents', {}],
] as const) {
  test(`POST ${path}/{intent}: types that are excluded`, EXCLUDING, async ({ api }) => {
    const settings = (await api.post<{ id: string }>('/v1/payment_method_configurations', { cashapp: ON })).body;
    const all = [...USUAL, 'cashapp'];
    const made = (await api.post<Intent>(path, { ...form, payment_method_configuration: settings.id })).body;
    expect(new Set(made.payment_method_types)).toEqual(new Set(all));
    const changed = await api.post<Intent>(`${path}/${made.id}`, { excluded_payment_method_types: ['cashapp'] });
    expect(changed.body).toMatchObject({ excluded_payment_method_types: ['cashapp'], payment_method_types: USUAL });
    expect(changed.body.payment_method_options).not.toHaveProperty('cashapp');
    const again = await api.post<Intent>(`${path}/${made.id}`, { excluded_payment_method_types: '' });
    expect(again.body.excluded_payment_method_types).toBeNull();
    expect(new Set(again.body.payment_method_types)).toEqual(new Set(all));
    const named = await api.post<Intent>(path, { ...form, payment_method_types: all });
    const fewer = await api.post(`${path}/${named.body.id}`, { excluded_payment_method_types: ['cashapp'] });
    expect(fewer.body).toMatchObject({ automatic_payment_methods: null, payment_method_types: USUAL });
  });

  test(`POST ${path}/{intent}: other settings`, docs('payments/payment-method-configurations'), async ({ api }) => {
    const settings = (await api.post<{ id: string }>('/v1/payment_method_configurations', { cashapp: ON })).body;
    const { id } = (await api.post<Intent>(path, { ...form, payment_method_types: ['card'] })).body;
    const changed = await api.post<Intent>(`${path}/${id}`, { payment_method_configuration: settings.id });
    expect(changed.body).toMatchObject({
      automatic_payment_methods: { enabled: true },
      payment_method_configuration_details: { id: settings.id },
    });
    expect(changed.body.payment_method_types).toContain('cashapp');
    const named = await api.post(`${path}/${id}`, { payment_method_types: ['cashapp'] });
    expect(named.body).toMatchObject({
      automatic_payment_methods: null,
      payment_method_configuration_details: null,
      payment_method_types: ['cashapp'],
    });
  });
}

test('types that are excluded by a confirmation', EXCLUDING, async ({ api }) => {
  const { id } = (
    await api.post<Intent>('/v1/payment_intents', { ...PAYMENT, payment_method_types: ['card', 'cashapp'] })
  ).body;
  const paid = await api.post(`/v1/payment_intents/${id}/confirm`, {
    excluded_payment_method_types: ['cashapp'],
    payment_method: 'pm_card_visa',
    return_url: 'https://shop.example.com/done',
  });
  expect(paid.body).toMatchObject({ status: 'succeeded', payment_method_types: ['card'] });
});

test('another currency keeps the settings', docs('api/payment_intents/update'), async ({ api }) => {
  const settings = (await api.post<{ id: string }>('/v1/payment_method_configurations', { ideal: ON })).body;
  const form = { ...PAYMENT, payment_method_configuration: settings.id };
  const { id, payment_method_types } = (await api.post<Intent>('/v1/payment_intents', form)).body;
  expect(payment_method_types).not.toContain('ideal');
  const changed = await api.post<Intent>(`/v1/payment_intents/${id}`, { currency: 'eur' });
  expect(changed.body.payment_method_types).toContain('ideal');
  expect(changed.body.payment_method_options).toHaveProperty('ideal');
});
