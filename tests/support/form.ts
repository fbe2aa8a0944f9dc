/** Stripe's form encoding, as a person would write it with curl. */

export type FormValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly FormValue[]
  | { readonly [key: string]: FormValue };
export type Form = Readonly<Record<string, FormValue>>;

/** `{ items: [{ price: 'p' }] }` → `items[0][price]=p`; undefined is left out, null is sent as the empty string. */
export function encodeForm(form: Form): string {
  const pairs: string[] = [];
  const add = (key: string, value: FormValue): void => {
    if (value === undefined) return;
    if (value !== null && typeof value === 'object') {
      for (const [name, inner] of Object.entries(value)) add(`${key}[${name}]`, inner);
    } else pairs.push(`${encodeURIComponent(key)}=${encodeURIComponent(String(value ?? ''))}`);
  };
  for (const [key, value] of Object.entries(form)) add(key, value);
  return pairs.join('&');
}
