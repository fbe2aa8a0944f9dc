/** Named test cards expire in the same month of the next year. @param now seconds */
export function standardExpiry(now: number): { expMonth: number; expYear: number } {
  const date = new Date(now * 1000);
  return { expMonth: date.getUTCMonth() + 1, expYear: date.getUTCFullYear() + 1 };
}
