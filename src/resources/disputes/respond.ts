/** Answering a dispute with evidence. https://docs.stripe.com/api/disputes/update */
import type Stripe from 'stripe';
import { errors } from '../../contract/errors.ts';
import type { Context } from '../../core/context.ts';
import { mergeMetadata } from '../../core/metadata.ts';
import { defined, unset } from '../../core/values.ts';
import { verdictOn } from '../../network/dispute.ts';
import { delayOf } from '../../time/delays.ts';
import { eligibility } from './enhanced.ts';
import { type Dispute, disputes, requireOpen } from './states.ts';

type Params = Stripe.DisputeUpdateParams;
type Evidence = Dispute['evidence'];

/** What is uploaded, by `POST /v1/files`. */
const FILES = [
  'cancellation_policy',
  'customer_communication',
  'customer_signature',
  'duplicate_charge_documentation',
  'receipt',
  'refund_policy',
  'service_documentation',
  'shipping_documentation',
  'uncategorized_file',
] as const satisfies (keyof Evidence)[];

/** Characters of all texts together. */
const MOST_TEXT = 150_000;

async function checkFiles(ctx: Context, given: NonNullable<Params['evidence']>): Promise<void> {
  for (const name of FILES) {
    const id = given[name];
    if (!id) continue;
    const { purpose } = await ctx.referred('file', id, `evidence[${name}]`);
    if (purpose !== 'dispute_evidence') {
      throw errors.invalidRequest(
        `The file ${id} was uploaded with the purpose ${purpose}; evidence needs files with the purpose dispute_evidence.`,
        `evidence[${name}]`,
      );
    }
  }
}

function checkLength(evidence: Evidence): void {
  const length = Object.values(evidence).reduce((sum, text) => sum + (typeof text === 'string' ? text.length : 0), 0);
  if (length > MOST_TEXT) {
    throw errors.invalidRequest(
      `The combined character count of all evidence fields is limited to ${MOST_TEXT.toLocaleString('en-US')}.`,
      'evidence',
    );
  }
}

async function mergeEvidence(ctx: Context, before: Evidence, given: Params['evidence']): Promise<Evidence> {
  if (given === undefined) return before;
  await checkFiles(ctx, given);
  const { enhanced_evidence: enhanced, ...rest } = given;
  const after = { ...before, ...defined(unset(rest)) } as Evidence;
  if (enhanced === '') after.enhanced_evidence = {};
  else if (enhanced) after.enhanced_evidence = { ...before.enhanced_evidence, ...(enhanced as object) };
  checkLength(after);
  return after;
}

/** @throws StripeError when the case is closed, or a file is none */
export async function respond(ctx: Context, dispute: Dispute, params: Params): Promise<Dispute> {
  requireOpen(dispute);
  const { evidence: given, metadata, submit } = params;
  const evidence = await mergeEvidence(ctx, dispute.evidence, given);
  const details = dispute.evidence_details;
  const submits = given === undefined ? submit === true : submit !== false;
  const types = dispute.enhanced_eligibility_types;
  const changes: Partial<Dispute> = {
    evidence,
    evidence_details: {
      ...details,
      enhanced_eligibility: eligibility(types, evidence.enhanced_evidence),
      has_evidence: details.has_evidence || given !== undefined,
      past_due: submits ? ctx.now() > (details.due_by ?? Number.POSITIVE_INFINITY) : details.past_due,
      submission_count: details.submission_count + (submits ? 1 : 0),
    },
    metadata: mergeMetadata(dispute.metadata, metadata),
  };
  if (!submits) return ctx.update('dispute', dispute.id, changes, { events: ['charge.dispute.updated'] });
  const after = await disputes.move(ctx, dispute, 'respond', 'done', { changes });
  await sendToBank(ctx, after);
  return after;
}

async function sendToBank(ctx: Context, { id, evidence }: Dispute): Promise<void> {
  const verdict = verdictOn(evidence.uncategorized_text);
  if (verdict !== undefined)
    await ctx.schedule('dispute.decide', delayOf('verdict', ctx.clock), { dispute: id, verdict });
}
