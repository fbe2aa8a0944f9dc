/** The texts of objects that are asked for again and again: what is stored never changes, and neither does its text. */
import { jsonText } from './http.ts';

/** Objects that are remembered at once. */
const MOST = 1000;

export class Texts {
  private readonly known = new Map<object, string>();

  /** @param answer as it is stored, or made for this answer alone */
  of(answer: object): string {
    const known = this.known.get(answer);
    if (known !== undefined) return known;
    const text = jsonText(answer);
    // Lists have no ids, and are made for each answer.
    if ('id' in answer) this.remember(answer, text);
    return text;
  }

  private remember(answer: object, text: string): void {
    if (this.known.size >= MOST) this.known.clear();
    this.known.set(answer, text);
  }
}
