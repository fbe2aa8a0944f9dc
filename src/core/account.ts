/** What every sandbox is: an American business that is ready for business. */
export const ACCOUNT = {
  /** Two letters. */
  country: 'US',
  currency: 'usd',
  /** On customers' statements. */
  descriptor: 'AWNING',
  name: 'Awning',
} as const;
