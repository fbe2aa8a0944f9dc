/** What is measured, a row each. Bare node:http gets the same requests, and answers with as many bytes. */

const KEY = 'sk_test_bench';
export const HEADERS = { authorization: `Bearer ${KEY}`, 'content-type': 'application/x-www-form-urlencoded' };

const CUSTOMER =
  'email=ada%40example.com&name=Ada+Lovelace&description=First+programmer&metadata[order]=6735&' +
  'address[line1]=12+St+James%27s+Square&address[city]=London&address[country]=GB';
const PAYMENT =
  'amount=2000&currency=usd&payment_method=pm_card_visa&confirm=true&capture_method=automatic&' +
  'automatic_payment_methods[enabled]=true&automatic_payment_methods[allow_redirects]=never';

const get = (path) => ({ method: 'GET', path, headers: HEADERS });
const post = (path, body) => ({ method: 'POST', path, headers: HEADERS, body });

export const CREATE_CUSTOMER = post('/v1/customers', CUSTOMER);

/** @param ask sends one request and resolves to the parsed answer */
const newCustomer = async (ask) => (await ask(CREATE_CUSTOMER)).id;

let keysUsed = 0;

/**
 * `request` is made once for each server, by one that may ask it first; `aim` is the least share of what bare node:http does.
 * A request with `vary` is changed by it each time.
 */
export const SCENARIOS = [
  {
    name: 'retrieve a customer',
    aim: 0.75,
    request: async (ask) => get(`/v1/customers/${await newCustomer(ask)}`),
  },
  { name: 'create a customer', aim: 0.5, request: async () => CREATE_CUSTOMER },
  {
    name: 'create a customer, with an idempotency key',
    request: async () => ({
      ...CREATE_CUSTOMER,
      vary: (request) => ({ ...request, headers: { ...HEADERS, 'idempotency-key': `bench-${keysUsed++}` } }),
    }),
  },
  {
    name: 'create and confirm a payment, with its charge, balance transaction and events',
    aim: 0.3,
    request: async () => post('/v1/payment_intents', PAYMENT),
  },
];

const SANDBOXES = 16;

/** The same request of many sandboxes. */
const spread = (request) =>
  Array.from({ length: SANDBOXES }, (_, i) => ({
    ...request,
    headers: { ...request.headers, authorization: `Bearer ${KEY}${i}` },
  }));

/** What is asked of all stores, in many sandboxes at once; `aims` are the least shares of what memory does. */
export const SPREAD = [
  {
    name: 'retrieve a customer',
    aims: { sqlite: 0.8 },
    request: async (ask) => {
      const made = [];
      for (const request of spread(CREATE_CUSTOMER))
        made.push([request.headers, await newCustomer(() => parsed(ask, request))]);
      return made.map(([headers, id]) => ({ ...get(`/v1/customers/${id}`), headers }));
    },
  },
  { name: 'create a customer', aims: { sqlite: 0.4 }, request: async () => spread(CREATE_CUSTOMER) },
  {
    name: 'create and confirm a payment, with its charge, balance transaction and events',
    aims: {},
    request: async () => spread(post('/v1/payment_intents', PAYMENT)),
  },
];

const parsed = async (ask, request) => JSON.parse(await ask(request));

/** What must cost the same however much is stored; `request` gets ids and e-mail addresses of customers from all over the store. */
export const GROWING = [
  { name: 'retrieve a customer', request: ({ ids }) => ids.map((id) => get(`/v1/customers/${id}`)) },
  { name: 'list the newest 10', request: () => [get('/v1/customers?limit=10')] },
  {
    name: 'list the next 10, from anywhere',
    request: ({ ids }) => ids.map((id) => get(`/v1/customers?limit=10&starting_after=${id}`)),
  },
  {
    name: 'list those with an e-mail address',
    request: ({ emails }) => emails.map((email) => get(`/v1/customers?email=${email}`)),
  },
  { name: 'create a customer', request: () => [CREATE_CUSTOMER] },
];
