import { type Auditor, broken, sum } from './books.ts';

export const intents: Auditor = {
  movements: () => [],

  faults: (books) =>
    books.intents.flatMap(({ id, amount, amount_capturable, amount_received, currency, latest_charge, status }) => {
      const all = books.charges.filter((charge) => charge.payment_intent === id);
      const good = all.filter((charge) => charge.status === 'succeeded');
      const captured = sum(good.map((charge) => charge.amount_captured));
      return broken(id, {
        'it is charged once': good.length <= 1,
        'it has received what was captured': amount_received === captured,
        'it can capture what is held':
          amount_capturable === (status === 'requires_capture' ? Math.max(0, amount - captured) : 0),
        'it succeeds when something was captured':
          status === 'requires_capture' || (status === 'succeeded') === captured > 0,
        'it holds when something is set aside': status !== 'requires_capture' || good[0]?.captured === false,
        'its latest charge is its own': latest_charge === null ? all.length === 0 : latest_charge === all[0]?.id,
        'charges have its amount and currency': good.every((one) => one.amount === amount && one.currency === currency),
      });
    }),
};
