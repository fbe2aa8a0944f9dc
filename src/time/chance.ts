/** The one source of randomness: every draw is a function of the seed and of where it is made, so that it can be repeated. */

const CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

type State = readonly [number, number, number, number];

/** 128 bits that depend on every character: four hashes in one pass (after cyrb128). */
function hash(text: string): State {
  let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = b ^ Math.imul(a ^ code, 597399067);
    b = c ^ Math.imul(b ^ code, 2869860233);
    c = d ^ Math.imul(c ^ code, 951274213);
    d = a ^ Math.imul(d ^ code, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  return [a ^ b ^ c ^ d, b ^ a, c ^ a, d ^ a];
}

/** Turns after which the start no longer shows. */
const WARM_UP = 12;

export class Chance {
  private readonly starts = new Map<string, State>();

  constructor(private readonly seed: string) {}

  /**
   * Letters and digits.
   * @param place what the draw belongs to, such as a sandbox
   * @param n which draw it is there: the same place and number give the same characters
   */
  draw(place: string, n: number, length: number): string {
    let [a, b, c, d] = this.startOf(place);
    a ^= n >>> 0;
    b ^= Math.floor(n / 2 ** 32);
    let text = '';
    // A small fast counting generator (sfc32): 32 bits at each turn.
    for (let turn = -WARM_UP; turn < length; turn++) {
      const bits = (a + b + d) | 0;
      d = (d + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + bits) | 0;
      if (turn >= 0) text += CHARACTERS[Math.floor(((bits >>> 0) / 2 ** 32) * CHARACTERS.length)];
    }
    return text;
  }

  private startOf(place: string): State {
    let start = this.starts.get(place);
    if (start === undefined) {
      start = hash(`${this.seed}\0${place}`);
      this.starts.set(place, start);
    }
    return start;
  }
}

/** For whoever did not choose one. */
export function randomSeed(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('');
}
