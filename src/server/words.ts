/** What the command prints for people. */
import { version } from '../../package.json';

export { version };

export const TEST_KEY = 'sk_test_awning';
export const PUBLISHABLE_KEY = 'pk_test_awning';

export const HELP = `awning ${version}: a whole Stripe on your own machine

Usage: awning [flags]                 serves
       awning export FILE [where]    writes all that a key's sandbox holds, as lines of JSON
       awning import FILE [where]    makes a sandbox what such a file says
       awning fixtures FILE [where]  makes what a fixtures file of the Stripe CLI describes

Flags for serving:

  --port N               port to listen on; 0 takes a free one (12111)
  --host NAME            address to listen on (127.0.0.1)
  --quiet                no line per request
  --store WHERE          where data is kept: memory (gone when awning stops), a file such as awning.db,
                         or a database such as postgres://user:password@host/database
  --seed TEXT            the same ids for the same requests
  --time WHEN            a clock that stands still, at an ISO date or seconds since 1970
  --sandbox-ttl AGE      forget what a key holds when nobody has written to it for so long: 30m, 12h, 7d (never)
  --search-delay TIME    searches find what was written after so long: 60, 1m (0; at Stripe up to a minute)
  --public-url URL       where browsers reach it, for the pages that answers link to (where it listens)
  --webhook URL          call this URL with the events of every key; may be repeated
  --webhook-secret S     whsec_…, signs the calls to --webhook
  --version, -v          print the version
  --help, -h             print this

Each flag can also be set as a variable: AWNING_PORT, AWNING_WEBHOOK_SECRET, …
(AWNING_WEBHOOK takes several URLs with commas between them; AWNING_QUIET takes 1).

Where, for the other commands:

  --key sk_test_…        whose sandbox (${TEST_KEY})
  --url URL              a server that runs (http://127.0.0.1:12111)
  --store WHERE          or a store that no server has open
`;

/** @param url where the server listens */
export function greeting(url: string): string {
  const { protocol, hostname, port } = new URL(url);
  const host = `host: '${hostname}', port: ${port}, protocol: '${protocol.slice(0, -1)}'`;
  return `Awning ${version} is listening on ${url}

  Secret key       ${TEST_KEY}   (any sk_test_… will do; each key has data of its own)
  Publishable key  ${PUBLISHABLE_KEY}

  import Stripe from 'stripe';
  const stripe = new Stripe('${TEST_KEY}', { ${host} });
  await stripe.paymentIntents.create({ amount: 2000, currency: 'usd', payment_method: 'pm_card_visa', confirm: true,
    automatic_payment_methods: { enabled: true, allow_redirects: 'never' } });

  npx @stripe/cli --api-base ${url} --api-key ${TEST_KEY} customers create

`;
}
