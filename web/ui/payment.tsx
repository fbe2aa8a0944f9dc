/** What a page is about: how much, from which card, for what. */
import { type Row, Rows } from './rows.tsx';

export interface PaymentFacts {
  id: string;
  /** As people read it: `$20.00`; null where nothing is paid. */
  amount: string | null;
  description: string | null;
  brand: string | null;
  last4: string | null;
}

interface PaymentProps extends PaymentFacts {
  /** Between what it was for and its number. */
  rows?: readonly Row[];
}

/** Where capitals are not enough. */
const BRANDS: Readonly<Record<string, string>> = {
  amex: 'American Express',
  diners: 'Diners Club',
  eftpos_au: 'eftpos',
  jcb: 'JCB',
  unionpay: 'UnionPay',
};

const brandName = (brand: string): string => BRANDS[brand] ?? brand.charAt(0).toUpperCase() + brand.slice(1);

export function Payment({ id, amount, description, brand, last4, rows = [] }: PaymentProps) {
  const all: Row[] = [
    ['Card', last4 && `${brandName(brand ?? 'card')} ending in ${last4}`],
    ['For', description],
    ...rows,
    ['Number', <code key="id">{id}</code>],
  ];
  return (
    <>
      {amount && <p class="amount">{amount}</p>}
      <Rows rows={all} />
    </>
  );
}
