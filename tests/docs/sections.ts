/** What docs/instruments.md says of everything but cards. */
import { BY_DISTANCE, BY_ENDING, behaviourOfIban, OTHERS, SUCCESSES, UNUSABLE } from '../../src/network/banks/iban.ts';
import { SCHEMES } from '../../src/network/banks/others.ts';
import { US_ACCOUNTS } from '../../src/network/banks/us-accounts.ts';
import { type BehaviourName, behaviourOf } from '../../src/network/methods/behaviour.ts';
import type { MethodKind } from '../../src/network/methods/kind.ts';
import { knownKind, METHOD_TYPES } from '../../src/network/methods/kinds.ts';
import { methodName } from '../../src/network/methods/names.ts';
import { FATES, REFUSED_CONFIRMATION } from '../../src/network/methods/voucher.ts';
import { SOURCE_TYPES, type SourceKind, sourceKind } from '../../src/network/sources.ts';

/** What becomes of a debit. */
function consequences(name: BehaviourName): string {
  const { fails, stays, slow, disputed, blocked, mandateRefused, noDeposits } = behaviourOf(name);
  if (blocked) return 'blocked as fraud';
  if (stays) return 'stays in `processing`';
  const parts = [
    fails && `fails: \`${fails}\``,
    disputed && 'succeeds, and is disputed',
    mandateRefused && 'the bank refuses the mandate',
    noDeposits && 'micro-deposits do not arrive',
  ].filter(Boolean);
  return `${parts.join('; ') || 'succeeds'}${slow ? ', after three minutes' : ''}`;
}

const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`;
const code = (text: string): string => `\`${text}\``;

function schemeRows([type, { behaviours, name, scenarios }]: (typeof SCHEME_LIST)[number]): string[] {
  const names = new Map(Object.entries(scenarios).map(([scenario, number]) => [number, `pm_${name}_${scenario}`]));
  const numbers = [...new Set([...names.keys(), ...Object.keys(behaviours)])];
  return numbers.map((number) => {
    const known = names.get(number);
    const behaviour = Object.hasOwn(behaviours, number) ? behaviours[number] : undefined;
    return row(code(type), number, known ? code(known) : '', consequences(behaviour ?? 'succeeds'));
  });
}

const SCHEME_LIST = Object.entries(SCHEMES);

const distanceRow = (name: BehaviourName, distance: number): string =>
  row(distance === 0 ? 'as listed' : `last digit greater by ${distance}`, consequences(name));

export const bankSections = (): string[] => [
  '## Bank accounts',
  '',
  'American accounts have the routing number 110000000. Accounts that are typed rather than named are proved by micro-deposits: the amounts 32 and 45, or the code SM11AA.',
  '',
  '| scheme | account number | name | debits |',
  '| --- | --- | --- | --- |',
  ...US_ACCOUNTS.map(({ key, number, behaviour }) =>
    row(code('us_bank_account'), number, code(`pm_usBankAccount_${key}`), consequences(behaviour)),
  ),
  ...SCHEME_LIST.flatMap(schemeRows),
  '',
  '## IBANs',
  '',
  `These succeed: ${SUCCESSES.join(', ')}. Others are told by their ends; their check digits must be right.`,
  'Names are `pm_sepaDebit_<scenario>_<country>`, such as `pm_sepaDebit_failed_de`.',
  '',
  '| IBAN | debits |',
  '| --- | --- |',
  ...BY_DISTANCE.map(distanceRow),
  ...Object.values(OTHERS).flatMap((numbers) =>
    Object.values(numbers).map((iban) => row(iban, consequences(behaviourOfIban(iban)))),
  ),
  ...Object.entries(BY_ENDING).map(([ending, name]) => row(`ends in ${ending}`, consequences(name))),
  ...Object.entries(UNUSABLE).map(([ending, error]) => row(`ends in ${ending}`, `cannot be described: ${code(error)}`)),
];

const FLOWS: Readonly<Record<MethodKind['flow'], string>> = {
  card: 'the bank answers at once',
  instant: 'at once',
  debit: 'on a mandate; the bank answers later',
  redirect: 'on a page, with a yes and a no',
  voucher: 'with a number, on a page',
  transfer: "to an account of the customer's own",
};

function methodRow({ type, flow, currencies, future, manualCapture }: MethodKind): string {
  const used = [manualCapture && 'manual capture', future && 'can be saved'].filter(Boolean).join(', ');
  return row(code(type), methodName(type), FLOWS[flow], currencies === null ? 'any' : currencies.join(' '), used);
}

export const methodSections = (): string[] => [
  '## Payment methods',
  '',
  'Where a customer has to approve, `next_action` leads to a page of Awning on which you answer for the customer.',
  '',
  '| type | name | pays | currencies | |',
  '| --- | --- | --- | --- | --- |',
  ...METHOD_TYPES.map((type) => methodRow(knownKind(type))),
  '',
  '## Vouchers',
  '',
  'What the customer does is said by the e-mail address of the billing details, or by the `confirmation_number` of Konbini.',
  '',
  '| e-mail address contains | confirmation number | voucher |',
  '| --- | --- | --- |',
  ...FATES.map(({ confirmation, email, result, when }) =>
    row(
      email === null ? 'anything else' : code(email),
      confirmation,
      when === 'never'
        ? 'expires when its time is over'
        : `${result} ${when === 'soon' ? 'at once' : 'after three minutes'}`,
    ),
  ),
  row('', REFUSED_CONFIRMATION, 'refused by the shops'),
];

const SOURCE_FLOWS: Readonly<Record<SourceKind['flow'], string>> = {
  none: 'can be charged at once',
  redirect: 'on a page, with a yes and a no',
  receiver: 'when money has been sent',
};

export const sourceSections = (): string[] => [
  '## Sources',
  '',
  'Of the older API. Money comes to an account at once when the e-mail address of the owner says how much, such as `amount_4242@example.com`.',
  '',
  '| type | chargeable | currencies | usage |',
  '| --- | --- | --- | --- |',
  ...SOURCE_TYPES.map((type) => {
    const { currencies, flow, usage } = sourceKind(type) as SourceKind;
    return row(code(type), SOURCE_FLOWS[flow], currencies?.join(' ') ?? 'any', usage.map(code).join(' '));
  }),
];
