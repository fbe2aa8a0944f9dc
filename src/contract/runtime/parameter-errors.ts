/** Errors about parameters, for what the contract's types cannot say and handlers find. */
import { messages, orList } from '../messages.ts';
import { invalidRequest, type StripeError } from './stripe-error.ts';

export const parameterErrors = {
  /** Any 400 `invalid_request_error` that is said in one place only. */
  invalidRequest: (message: string, param?: string, code?: string): StripeError =>
    invalidRequest(message, { param, code }),
  /** https://docs.stripe.com/error-codes#parameter-missing @param param with brackets: `items[0][price]` */
  missingParam: (param: string) => invalidRequest(messages.missing(param), { code: 'parameter_missing', param }),
  /** https://docs.stripe.com/error-codes#parameter-unknown [seen] */
  unknownParams: (params: readonly string[], suggestion?: string) =>
    invalidRequest(messages.unknown(params, suggestion), { code: 'parameter_unknown', param: params[0] }),
  /** https://docs.stripe.com/error-codes#parameter-invalid-empty [seen] */
  emptyParam: (param: string) => invalidRequest(messages.empty(param), { code: 'parameter_invalid_empty', param }),
  /** https://docs.stripe.com/error-codes#parameter-invalid-integer [seen] */
  invalidInteger: (value: string, param: string) =>
    invalidRequest(messages.integer(value), { code: 'parameter_invalid_integer', param }),
  /** [seen] */
  atLeast: (min: number, param: string) =>
    invalidRequest(messages.atLeast(min), { code: 'parameter_invalid_integer', param }),
  /** [seen] */
  invalidPositiveInteger: (param: string) => parameterErrors.atLeast(1, param),
  /** [seen] */
  atMost: (max: number, param: string) =>
    invalidRequest(messages.atMost(max), { code: 'parameter_invalid_integer', param }),
  /** [seen] */
  invalidEnum: (values: readonly string[], param: string) => invalidRequest(messages.enum(param, values), { param }),
  /** [seen] */
  stringTooLong: (value: string, max: number, param: string) => invalidRequest(messages.tooLong(value, max), { param }),
  /** [seen] */
  tooManyItems: (param: string, max: number) =>
    invalidRequest(`Array ${param} exceeded maximum ${max} allowed elements.`, { param }),
  /** [seen] `param` is the first; no code. */
  mutuallyExclusive: (...params: [string, string, ...string[]]) =>
    invalidRequest(`You may only specify one of these parameters: ${params.join(', ')}.`, { param: params[0] }),
  /** [seen] No `param`. */
  missingOneOf: (first: string, second: string) =>
    invalidRequest(`Must provide ${first} or ${second}.`, { code: 'parameter_missing' }),
  /** [seen] Neither code nor `param`. */
  oneOfRequired: (...params: [string, string, ...string[]]) =>
    invalidRequest(`One of the following params should be provided for this request: ${orList(params)}.`),
  /** [seen] https://docs.stripe.com/error-codes#url-invalid @param hasScheme it starts as a URL, and yet is none */
  invalidUrl: (param: string, hasScheme = false) =>
    invalidRequest(
      hasScheme ? 'Not a valid URL' : 'Invalid URL: An explicit scheme (such as https) must be provided.',
      {
        code: 'url_invalid',
        param,
      },
    ),
  /** [seen] https://docs.stripe.com/error-codes#email-invalid */
  invalidEmail: (email: string, param = 'email') =>
    invalidRequest(`Invalid email address: ${email}`, { code: 'email_invalid', param }),
  /** [seen] `starting_after` and `ending_before` at once, when both name something. */
  bothCursors: () =>
    invalidRequest('Received both starting_after and ending_before parameters. Please pass in only one.'),
};
