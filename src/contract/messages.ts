/** Stripe's texts about parameters, in one place. Sources: [docs] docs.stripe.com/error-codes, [seen] quoted by users of the API. */

/** `a, b, or c`; `a or b`; `a`. [seen] */
export function orList(values: readonly string[]): string {
  if (values.length < 3) return values.join(' or ');
  return `${values.slice(0, -1).join(', ')}, or ${values.at(-1)}`;
}

/** Values of more than eight characters are cut in the middle: `oai-...alue`. [seen] */
export function shorten(value: string): string {
  return value.length > 8 ? `${value.slice(0, 4)}...${value.slice(-4)}` : value;
}

export const messages = Object.freeze({
  /** [docs] */
  missing: (path: string) => `Missing required param: ${path}.`,
  /** [seen] With several unknown names Stripe gives no suggestion. */
  unknown: (paths: readonly string[], suggestion?: string) =>
    paths.length > 1
      ? `Received unknown parameters: ${paths.join(', ')}`
      : `Received unknown parameter: ${paths[0]}${suggestion === undefined ? '' : `. Did you mean ${suggestion}?`}`,
  /** [docs] */
  empty: (path: string) =>
    `You passed an empty string for '${path}'. We assume empty values are an attempt to unset a parameter; however ` +
    `'${path}' cannot be unset. You should remove '${path}' from your request or supply a non-empty value.`,
  integer: (value: string) => `Invalid integer: ${value}`,
  boolean: (value: string) => `Invalid boolean: ${value}`,
  decimal: (value: string) => `Invalid decimal: ${value}`,
  decimalPlaces: (value: string, places: number) =>
    `Invalid decimal: ${value}; must contain at most ${places} decimal places.`,
  /** A hash or array where text belongs is shown as JSON. [seen] */
  string: (value: string) => `Invalid string: ${value}`,
  tooLong: (value: string, max: number) => `Invalid string: ${shorten(value)}; must be at most ${max} characters`,
  enum: (path: string, values: readonly string[]) => `Invalid ${path}: must be one of ${orList(values)}`,
  hash: () => 'Invalid object',
  array: () => 'Invalid array',
  atLeast: (min: number) => `This value must be greater than or equal to ${min}.`,
  atMost: (max: number) => `This value must be less than or equal to ${max}.`,
});
