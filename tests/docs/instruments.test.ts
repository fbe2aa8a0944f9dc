/** docs/instruments.md is written from the tables of test instruments: `npm run docs` writes it anew. */
import { expect, test } from 'vitest';
import type { TestCard } from '../../src/network/cards/card.ts';
import { namesOf, TEST_CARDS } from '../../src/network/cards/find.ts';
import { type Decline, declines } from '../../src/network/declines.ts';
import { bankSections, methodSections, sourceSections } from './sections.ts';

const THREE_D_SECURE = {
  enrolled: '3D Secure when asked for',
  required: '3D Secure for every payment',
  until_set_up: '3D Secure until it is set up',
  set_up: '3D Secure, set up already',
  unsupported: 'no 3D Secure',
  frictionless: '3D Secure without a question',
  broken: '3D Secure goes wrong when asked for',
} as const satisfies Record<NonNullable<TestCard['threeDSecure']>, string>;

const REFUND = { pending: 'refunds are pending at first', fails: 'refunds fail' } as const;

function consequences(card: TestCard): string {
  const { decline, attaches, checks = {}, threeDSecure, refund, available, risk, dispute } = card;
  const parts = [
    decline && `declined: \`${decline}\`${attaches ? ', but can be saved' : ''}`,
    ...Object.entries(checks).map(([check, result]) => `check of ${check}: ${result}`),
    threeDSecure && THREE_D_SECURE[threeDSecure],
    refund && REFUND[refund],
    available && 'charges are available at once',
    risk && (risk === 'blocked' ? 'blocked as fraud' : `${risk} risk`),
    dispute && `disputed: ${dispute.replaceAll('_', ' ')}`,
  ];
  return parts.filter(Boolean).join('; ') || 'succeeds';
}

function cardRow(card: TestCard): string {
  const { number, brand, country, funding } = card;
  const names = namesOf(card).map((name) => `\`pm_card_${name}\` \`tok_${name}\``);
  return `| ${number} | ${names.join('<br>')} | ${brand}, ${funding}, ${country} | ${consequences(card)} |`;
}

const declineRow = ([name, { code, decline_code, advice_code, message }]: [string, Decline]): string =>
  `| \`${name}\` | \`${code}\` | ${decline_code ? `\`${decline_code}\`` : ''} | ${advice_code ? `\`${advice_code}\`` : ''} | ${message} |`;

test('docs/instruments.md shows every instrument', async () => {
  const text = [
    '<!-- Made by a command; do not change by hand. -->',
    '# Test instruments',
    '',
    'Written by `npm run docs` from the tables that Awning itself goes by; they follow [docs.stripe.com/testing](https://docs.stripe.com/testing).',
    'Any expiry date ahead and any CVC will do.',
    '',
    '## Cards',
    '',
    '| number | names | card | what happens |',
    '| --- | --- | --- | --- |',
    ...TEST_CARDS.map(cardRow),
    '',
    '## Declines',
    '',
    '| decline | `code` | `decline_code` | `advice_code` | message |',
    '| --- | --- | --- | --- | --- |',
    ...Object.entries<Decline>(declines).map(declineRow),
    '',
    ...bankSections(),
    '',
    ...methodSections(),
    '',
    ...sourceSections(),
    '',
  ];
  await expect(text.join('\n')).toMatchFileSnapshot('../../docs/instruments.md');
});
