/** Accounts that a customer sends money to: Stripe opens them per customer and country. https://docs.stripe.com/payments/bank-transfers */

const NOBODY = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null };

/** Stripe's own address, as its test banks have it. */
const STRIPE = {
  city: 'South San Francisco',
  country: 'US',
  line1: '354 Oyster Point Blvd',
  line2: null,
  postal_code: '94080',
  state: 'CA',
};

const HOLDER = { account_holder_address: STRIPE, account_holder_name: 'Awning', bank_address: STRIPE };

/** The two digits that make an IBAN true. */
export function iban(country: string, account: string): string {
  const digits = [...`${account}${country}00`].map((char) => Number.parseInt(char, 36)).join('');
  const rest = [...digits].reduce((sum, digit) => (sum * 10 + Number(digit)) % 97, 0);
  return `${country}${String(98 - rest).padStart(2, '0')}${account}`;
}

type Address = { type: string; supported_networks: string[] } & Record<string, unknown>;

interface Transfer {
  country: string;
  currency: string;
  addresses: (account: string, country: string) => Address[];
  /** How the bank tells who has sent money. */
  sent: Record<string, unknown>;
}

/** By the type of the transfer. */
export const TRANSFERS: Readonly<Record<string, Transfer>> = {
  eu_bank_transfer: {
    country: 'DE',
    currency: 'eur',
    addresses: (account, country) => [
      {
        type: 'iban',
        iban: { ...HOLDER, bic: 'AGRIFRPPXXX', country, iban: iban(country, `11000000${account.slice(-10)}`) },
        supported_networks: ['sepa'],
      },
    ],
    sent: { bic: 'AGRIFRPPXXX', iban_last4: '3000', sender_name: 'Jenny Rosen' },
  },
  gb_bank_transfer: {
    country: 'GB',
    currency: 'gbp',
    addresses: (account) => [
      {
        type: 'sort_code',
        sort_code: { ...HOLDER, account_number: account.slice(-8), sort_code: '000000' },
        supported_networks: ['bacs', 'fps'],
      },
    ],
    sent: { account_number_last4: '2345', sender_name: 'Jenny Rosen', sort_code: '108800' },
  },
  jp_bank_transfer: {
    country: 'JP',
    currency: 'jpy',
    addresses: (account) => [
      {
        type: 'zengin',
        zengin: {
          account_holder_address: NOBODY,
          account_holder_name: 'ジヤ）オーニング',
          account_number: account.slice(-7),
          account_type: 'futsu',
          bank_address: NOBODY,
          bank_code: '0009',
          bank_name: 'ミツイスミトモギンコウ',
          branch_code: '950',
          branch_name: 'テストシテン',
        },
        supported_networks: ['zengin'],
      },
    ],
    sent: { sender_bank: null, sender_branch: null, sender_name: 'Jenny Rosen' },
  },
  mx_bank_transfer: {
    country: 'MX',
    currency: 'mxn',
    addresses: (account) => [
      {
        type: 'spei',
        spei: { ...HOLDER, bank_code: '002', bank_name: 'BANAMEX', clabe: `002180${account.slice(-12)}` },
        supported_networks: ['spei'],
      },
    ],
    sent: {},
  },
  us_bank_transfer: {
    country: 'US',
    currency: 'usd',
    addresses: (account) => {
      const common = { ...HOLDER, account_number: account, account_type: 'checking', bank_name: 'US Test Bank' };
      return [
        {
          type: 'aba',
          aba: { ...common, routing_number: '999999999' },
          supported_networks: ['ach', 'domestic_wire_us'],
        },
        { type: 'swift', swift: { ...common, swift_code: 'TESTUS99XXX' }, supported_networks: ['swift'] },
      ];
    },
    sent: { network: 'ach', sender_name: 'Jenny Rosen' },
  },
};

/** @param types those that the caller wants to know; all unless said */
export function addressesOf(
  type: string,
  account: string,
  country: string | undefined,
  types: readonly string[] | null | undefined,
): Address[] {
  const transfer = TRANSFERS[type];
  const addresses = transfer?.addresses(account, country ?? transfer.country) ?? [];
  return types?.length ? addresses.filter((address) => types.includes(address.type)) : addresses;
}

/** The countries that an account in euros can be opened in. */
export const EURO_COUNTRIES: readonly string[] = ['BE', 'DE', 'ES', 'FR', 'IE', 'NL'];

/** @returns the type of transfer that brings this currency */
export const transferOf = (currency: string): string | undefined =>
  Object.keys(TRANSFERS).find((type) => TRANSFERS[type]?.currency === currency);
