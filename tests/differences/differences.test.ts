/** What Awning does otherwise than Stripe, on purpose or not yet; docs/differences.md is made from here. */
import { expect } from 'vitest';
import { test } from '../support/test.ts';

interface Failure {
  error: { type: string; code?: string; message: string };
}

const CARD = { amount: 2000, currency: 'usd', payment_method: 'pm_card_visa', payment_method_types: ['card'] };

test.differs(
  'Keys',
  {
    stripe: 'knows the keys that it has given out.',
    awning: 'takes any `sk_test_…`, `rk_test_…` or `pk_test_…`; what follows the kind names a sandbox of its own.',
    why: 'No account has to be set up, and tests that run at once do not meet.',
  },
  async ({ client }) => {
    const key = `sk_test_never_seen_${Date.now()}`;
    expect((await client(key).customers.list()).data).toEqual([]);
  },
);

test.differs(
  'Searches',
  {
    stripe: 'finds what was written within a minute, and answers twenty searches in a second.',
    awning: 'finds it at once, unless `--search-delay` says otherwise, and answers as many as are asked.',
    why: 'Tests need not wait; those that are to show that a program can wait ask for it.',
  },
  async ({ stripe }) => {
    const { id } = await stripe.customers.create({ email: 'ada@example.com' });
    const searches = Array.from({ length: 25 }, () => stripe.customers.search({ query: 'email:"ada@example.com"' }));
    for (const { data } of await Promise.all(searches)) expect(data.map((found) => found.id)).toEqual([id]);
  },
);

test.differs(
  'Live keys',
  {
    stripe: 'moves real money.',
    awning: 'refuses them with 401, and neither logs nor stores them.',
    why: 'No live key should ever reach an emulator.',
  },
  async ({ raw }) => {
    const answer = await raw<Failure>({ path: '/v1/customers', headers: { authorization: 'Bearer sk_live_1234567' } });
    expect(answer.status).toBe(401);
    expect(answer.body.error.message).toMatch(/^Live mode keys are refused/);
  },
);

test.differs(
  'What is not emulated',
  {
    stripe: 'has it.',
    awning: 'answers 400 with the code `awning_not_emulated` and the name of the operation or parameter.',
    why: 'A quiet nothing would let a test pass that should not.',
  },
  async ({ api }) => {
    const answer = await api.post<Failure>('/v1/tax/calculations', { currency: 'usd', 'line_items[0][amount]': 5 });
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatchObject({
      code: 'awning_not_emulated',
      message: 'Awning does not emulate POST /v1/tax/calculations yet.',
    });
  },
);

test.differs(
  'Payment methods',
  {
    stripe: 'also takes cards at a terminal, and other methods that an account has been given.',
    awning: 'refuses `card_present`, `interac_present` and `custom`.',
    why: 'There is no terminal to hold a card to.',
  },
  async ({ api }) => {
    const answer = await api.post<Failure>('/v1/payment_methods', { type: 'custom' });
    expect(answer.body.error).toMatchObject({ code: 'awning_not_emulated' });
  },
);

test.differs(
  'Pictures of codes',
  {
    stripe: 'sends a picture of a QR code, beside a page that shows it.',
    awning: 'sends the address of its page in place of the picture.',
    why: 'Whoever tests has no phone to read it with; the page has the buttons.',
  },
  async ({ stripe }) => {
    const intent = await stripe.paymentIntents.create({
      amount: 2000,
      currency: 'sgd',
      payment_method_types: ['paynow'],
      payment_method_data: { type: 'paynow' },
      confirm: true,
    });
    const { hosted_instructions_url, image_url_png } = intent.next_action?.paynow_display_qr_code ?? {};
    expect(image_url_png).toBe(hosted_instructions_url);
  },
);

test.differs(
  'Versions',
  {
    stripe: 'answers in the version that `Stripe-Version` asks for.',
    awning: 'accepts every dated version and repeats it in the header, but always answers in 2026-01-28.clover.',
    why: 'One contract is emulated; older ones are not translated yet.',
  },
  async ({ api }) => {
    const answer = await api.get('/v1/charges', {}, { 'stripe-version': '2020-08-27' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('stripe-version')).toBe('2020-08-27');
  },
);

test.differs(
  'Exchange rates',
  {
    stripe: "converts what is charged in other currencies into the account's own at the rate of the day, for a fee.",
    awning: 'converts it to USD at rates that never change, such as 1.17 for EUR, without a fee.',
    why: 'A table can be calculated with in tests.',
  },
  async ({ stripe }) => {
    await stripe.paymentIntents.create({ ...CARD, currency: 'eur', confirm: true, capture_method: 'automatic' });
    const [transaction] = (await stripe.balanceTransactions.list()).data;
    expect(transaction).toMatchObject({ amount: 2340, currency: 'usd', exchange_rate: 1.17, fee: 98 });
  },
);

test.differs(
  'Fees',
  {
    stripe: 'asks what the contract of the account says, and more for cards from abroad.',
    awning: 'asks 2.9 % and a fixed part of each currency (30 cents in USD) for every card.',
    why: 'One simple table can be calculated with in tests.',
  },
  async ({ stripe }) => {
    const { id } = await stripe.paymentIntents.create({
      ...CARD,
      payment_method: 'pm_card_fr',
      confirm: true,
      capture_method: 'automatic',
    });
    const charges = await stripe.charges.list({ payment_intent: id, expand: ['data.balance_transaction'] });
    expect(charges.data[0]?.balance_transaction).toMatchObject({ fee: 88, net: 1912 });
  },
);

test.differs(
  'Raw card numbers',
  {
    stripe: 'takes them from accounts that were enabled for it.',
    awning: 'takes the documented test numbers from everybody.',
    why: 'They are no secrets, and tests use them.',
  },
  async ({ stripe }) => {
    const card = { number: '4242424242424242', exp_month: 1, exp_year: 2040 };
    expect((await stripe.paymentMethods.create({ type: 'card', card })).card?.last4).toBe('4242');
  },
);

test.differs(
  'Retries of webhooks',
  {
    stripe: 'tries again for up to three days.',
    awning: "tries again after fractions of a second at first, eight times in all; Stripe's own pauses are an option.",
    why: 'A test should not wait for hours.',
  },
  async ({ stripe, receiver }) => {
    const inbox = await receiver();
    inbox.answer(500);
    await stripe.webhookEndpoints.create({ url: inbox.url, enabled_events: ['customer.created'] });
    await stripe.customers.create();
    expect(await inbox.received(2)).toHaveLength(2);
  },
);

test.differs(
  'E-mails',
  {
    stripe: 'sends receipts.',
    awning: 'sends nothing; the receipt can be seen at `receipt_url`.',
    why: 'Nothing leaves the machine.',
  },
  async ({ stripe }) => {
    const intent = await stripe.paymentIntents.create({
      ...CARD,
      confirm: true,
      receipt_email: 'ada@example.com',
      expand: ['latest_charge'],
    });
    const charge = intent.latest_charge as { receipt_url: string };
    expect(await (await fetch(charge.receipt_url)).text()).toContain('ada@example.com');
  },
);

test.differs(
  'Links to the dashboard',
  {
    stripe: 'names a page for each error in `request_log_url`.',
    awning: 'names an address of the same form, behind which there is nothing.',
    why: 'There is no dashboard.',
  },
  async ({ api }) => {
    const answer = await api.get<{ error: { request_log_url: string } }>('/v1/customers/cus_nobody');
    expect(answer.body.error.request_log_url).toMatch(/^https:\/\/dashboard\.stripe\.com\/acct_/);
  },
);

test.differs(
  'The parameter `validate` of customers',
  {
    stripe: 'checks the card of a `source` at once unless it is false.',
    awning: 'always checks it.',
    why: 'The parameter is not documented any more.',
    parameters: ['POST /v1/customers validate', 'POST /v1/customers/{customer} validate'],
  },
  async ({ api }) => {
    const answer = await api.post<Failure>('/v1/customers', { source: 'tok_chargeDeclined', validate: 'false' });
    expect(answer.status).toBe(402);
  },
);

test.differs(
  'Limits of requests',
  {
    stripe: 'answers 429 to too many requests.',
    awning: 'has no limits.',
    why: 'Nobody shares your machine.',
  },
  async ({ api }) => {
    const answers = await Promise.all(Array.from({ length: 200 }, () => api.get('/v1/balance')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  },
);

test.differs(
  '`stripe listen` and `stripe logs tail`',
  {
    stripe: 'sends events and request logs to the CLI over a web socket.',
    awning: 'does not; `--webhook URL` calls a local program with the events, and the server prints a line a request.',
    why: 'Who runs Awning can be reached by it.',
  },
  async ({ url, key }) => {
    const headers = { authorization: `Bearer ${key}` };
    expect((await fetch(`${url}/v1/stripecli/sessions`, { method: 'POST', headers })).status).toBe(404);
  },
);

test.differs(
  'Schedule of payouts',
  {
    stripe: 'pays new accounts out every day.',
    awning: 'pays out by hand until `POST /v1/balance_settings` says otherwise.',
    why: 'What a test has earned should be there when it looks.',
  },
  async ({ stripe }) => {
    const { payments } = await stripe.balanceSettings.retrieve();
    expect(payments.payouts?.schedule?.interval).toBe('manual');
  },
);
