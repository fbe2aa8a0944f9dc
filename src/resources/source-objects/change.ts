/** What can be changed of a source, by its own address and by its customer's. https://docs.stripe.com/api/sources/update */
import { errors } from '../../contract/errors.ts';
import { checkEmail } from '../../core/email.ts';
import { type MetadataParam, mergeMetadata } from '../../core/metadata.ts';
import { defined } from '../../core/values.ts';
import type { SourceObject } from './states.ts';

interface Changes {
  amount?: number | undefined;
  metadata?: MetadataParam | undefined;
  owner?: object | undefined;
}

/** @throws StripeError when the amount is settled */
export function changesOf(source: SourceObject, { amount, metadata, owner }: Changes) {
  if (amount !== undefined && (source.status !== 'pending' || source.amount === null))
    throw errors.invalidRequest('The amount of a source can only be changed while it is pending.', 'amount');
  checkEmail((owner as { email?: string } | undefined)?.email, 'owner[email]');
  return {
    ...defined({ amount }),
    metadata: mergeMetadata(source.metadata ?? {}, metadata),
    ...(owner && { owner: { ...source.owner, ...defined({ ...owner }) } as SourceObject['owner'] }),
  };
}
