/** What a request has gathered on its journey. */
import { renderError, type StripeError } from '../contract/errors.ts';
import type { ExpandTree } from '../contract/expansion.ts';
import type { FormHash } from '../contract/form.ts';
import type { Context, RequestFacts, Upload } from '../core/context.ts';
import { Download } from '../core/download.ts';
import type { Release } from '../store/claims.ts';
import type { AnyHandler, Api } from './api.ts';
import { forOrigin } from './browsers.ts';
import { type ApiRequest, type ApiResponse, jsonText } from './http.ts';
import type { KeptAnswer, KeyedRequest } from './idempotency.ts';
import type { Caller } from './keys.ts';
import type { Route } from './routes.ts';

/** Fields that steps fill stand in the order of the steps. */
export class Journey {
  caller!: Caller;
  version: string;
  route!: Route;
  handler!: AnyHandler;
  text = '';
  form!: FormHash;
  upload: Upload | undefined;
  params: Record<string, unknown> = {};
  tree: ExpandTree | undefined;
  keyed: KeyedRequest | undefined;
  /** Others may use the idempotency key again. */
  leaveKey: Release | undefined;
  status = 200;
  body = '';
  /** Sent instead of the body. */
  download: Download | undefined;
  /** Writes the body instead. */
  stream: ApiResponse['stream'];
  /** The request whose answer was given again. */
  original: string | undefined;
  /** The sandbox that may have been written to, and what that left to be done. */
  written: Pick<Context, 'account' | 'left'> | undefined;
  /** No step is left to take. */
  arrived = false;
  /** The body is a page. */
  html = false;
  /** Where a browser goes next. */
  location: string | undefined;

  constructor(
    readonly api: Api,
    readonly request: ApiRequest,
    /** `req_…` */
    readonly id: string,
  ) {
    this.version = api.env.apiVersion;
  }

  facts(): RequestFacts {
    const idempotencyKey = this.keyed?.key ?? null;
    const { caller, id, upload } = this;
    return { id, idempotencyKey, path: this.request.path, publishable: caller.publishable, upload };
  }

  /** An error that keeps what was done becomes the answer here, inside the transaction; others undo it. */
  async answerWith(work: () => Promise<object>): Promise<void> {
    try {
      this.answer(await work());
    } catch (error) {
      if (!(error as Partial<StripeError>).keepsChanges) throw error;
      this.fail(error as StripeError);
    }
  }

  answer(value: object): void {
    if (value instanceof Download) this.download = value;
    else this.body = this.request.method === 'GET' ? this.api.texts.of(value) : jsonText(value);
  }

  fail(error: StripeError): void {
    this.status = error.status;
    this.body = jsonText(
      renderError(error, { requestId: this.id, account: (this.caller as Caller | undefined)?.account }),
    );
  }

  replay(kept: KeptAnswer): void {
    this.status = kept.status;
    this.body = kept.body;
    this.original = kept.requestId;
  }

  private contentType(): string {
    if (this.stream !== undefined) return 'application/jsonl';
    return this.html ? 'text/html; charset=utf-8' : 'application/json';
  }

  response(): ApiResponse {
    const headers: Record<string, string> = {
      'content-type': this.contentType(),
      ...this.download?.headers,
      ...forOrigin(this.request),
      'request-id': this.id,
      'stripe-version': this.version,
      'access-control-allow-origin': '*',
    };
    if (this.location !== undefined) headers.location = this.location;
    if (this.keyed !== undefined) headers['idempotency-key'] = this.keyed.key;
    if (this.original !== undefined) {
      headers['idempotent-replayed'] = 'true';
      headers['original-request'] = this.original;
    }
    if (this.status >= 400)
      headers['stripe-should-retry'] = this.status === 409 || this.status >= 500 ? 'true' : 'false';
    const body = (this.download?.bytes as Uint8Array<ArrayBuffer> | undefined) ?? this.body;
    return { status: this.status, headers, body, ...(this.stream && { stream: this.stream }) };
  }
}

export const answerOf = ({ status, body, id }: Journey): KeptAnswer => ({ status, body, requestId: id });
