/** Every resource that Awning emulates. */
import type { Resource } from '../core/operation.ts';
import { account } from './account/index.ts';
import { balance, balanceTransactions } from './balance/index.ts';
import { cashBalances } from './cash-balance/index.ts';
import { charges } from './charges/index.ts';
import { confirmationTokens } from './confirmation-tokens/index.ts';
import { customerBalanceTransactions } from './customer-balance/index.ts';
import { customerSessions } from './customer-sessions/index.ts';
import { customers, deletedCustomers } from './customers/index.ts';
import { disputes } from './disputes/index.ts';
import { entitlementFeatures } from './entitlements/index.ts';
import { productFeatures } from './entitlements/of-product.ts';
import { ephemeralKeys } from './ephemeral-keys/index.ts';
import { events } from './events/index.ts';
import { fileLinks, files } from './files/index.ts';
import { mandates } from './mandates/index.ts';
import { paymentIntents } from './payment-intents/index.ts';
import { amountDetailsLineItems } from './payment-intents/line-items.ts';
import { paymentMethodConfigurations } from './payment-method-configurations/index.ts';
import { paymentMethods } from './payment-methods/index.ts';
import { payouts } from './payouts/index.ts';
import { prices } from './prices/index.ts';
import { products } from './products/index.ts';
import { earlyFraudWarnings } from './radar/index.ts';
import { refunds } from './refunds/index.ts';
import { reviews } from './reviews/index.ts';
import { setupAttempts } from './setup-attempts/index.ts';
import { setupIntents } from './setup-intents/index.ts';
import { mandateNotifications, sourceObjects, sourceTransactions } from './source-objects/index.ts';
import { bankAccounts, cards } from './sources/index.ts';
import { taxIds } from './tax-ids/index.ts';
import { tokens } from './tokens/index.ts';
import { webhookEndpoints } from './webhook-endpoints/index.ts';

export const resources: readonly Resource[] = [
  account,
  balance,
  balanceTransactions,
  bankAccounts,
  cards,
  cashBalances,
  charges,
  confirmationTokens,
  customerBalanceTransactions,
  customerSessions,
  customers,
  deletedCustomers,
  disputes,
  earlyFraudWarnings,
  ephemeralKeys,
  entitlementFeatures,
  events,
  fileLinks,
  files,
  mandateNotifications,
  mandates,
  amountDetailsLineItems,
  paymentIntents,
  paymentMethodConfigurations,
  paymentMethods,
  payouts,
  prices,
  productFeatures,
  products,
  refunds,
  reviews,
  setupAttempts,
  setupIntents,
  sourceObjects,
  sourceTransactions,
  taxIds,
  tokens,
  webhookEndpoints,
];
