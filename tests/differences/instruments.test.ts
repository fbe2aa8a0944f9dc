/** What differs of the test instruments. */
import { expect } from 'vitest';
import { test } from '../support/test.ts';

interface Failure {
  error: { code?: string };
}

test.differs(
  'Sources',
  {
    stripe: 'has taken a score of types over the years, and takes most of them no longer.',
    awning:
      'has those of docs/instruments.md; it refuses `ach_debit`, `acss_debit`, `card_present`, `klarna`, `multibanco` and `wechat`.',
    why: 'Payment intents take all of these.',
  },
  async ({ api }) => {
    for (const type of ['ach_debit', 'acss_debit', 'card_present', 'klarna', 'multibanco', 'wechat']) {
      const answer = await api.post<Failure>('/v1/sources', { type });
      expect(answer.body.error).toMatchObject({ code: 'awning_not_emulated' });
    }
  },
);

test.differs(
  'Settings of Radar',
  {
    stripe: 'blocks what an account says: failed checks, scores, dynamic thresholds.',
    awning: 'has the settings of a new account: it blocks the highest risk, and has the elevated one reviewed.',
    why: 'The API knows no settings of Radar.',
  },
  async ({ stripe }) => {
    const intent = await stripe.paymentIntents.create({
      amount: 2000,
      confirm: true,
      currency: 'usd',
      payment_method: 'pm_card_radarDynamicRiskThreshold',
      payment_method_types: ['card'],
    });
    expect(intent.status).toBe('succeeded');
  },
);
