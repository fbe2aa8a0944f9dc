/** What is measured, a row each. Bare node:http gets the same requests, and answers with as many bytes. */

const KEY = 'sk_test_bench';
const HEADERS = { authorization: `Bearer ${KEY}`, 'content-type': 'application/x-www-form-urlencoded' };

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

/** What must cost the same however much is stored; `request` gets the ids of customers from all over the store. */
export const GROWING = [
  { name: 'retrieve a customer', request: (ids) => ids.map((id) => get(`/v1/customers/${id}`)) },
  { name: 'list the newest 10', request: () => [get('/v1/customers?limit=10')] },
  {
    name: 'list the next 10, from anywhere',
    request: (ids) => ids.map((id) => get(`/v1/customers?limit=10&starting_after=${id}`)),
  },
];
