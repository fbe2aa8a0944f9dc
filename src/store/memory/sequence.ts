/** Entries in order, in small pieces, so that a million of them are as cheap to change as a hundred. */
import type { Place, StoredRecord } from '../store.ts';

export interface Entry extends Place {
  record: StoredRecord;
}

export const compare = (a: Place, b: Place): number => a.key - b.key || a.number - b.number;

/** Entries of one piece, at most. */
const PIECE = 256;

export class Sequence {
  private pieces: Entry[][] = [];
  size = 0;

  /** @param entry must not be in the sequence yet */
  add(entry: Entry): void {
    this.size++;
    const last = this.pieces.at(-1);
    if (last === undefined) {
      this.pieces.push([entry]);
      return;
    }
    const at = compare(entry, last[0] as Entry) >= 0 ? this.pieces.length - 1 : this.pieceOf(entry);
    const piece = this.pieces[at] as Entry[];
    if (compare(entry, piece.at(-1) as Entry) > 0) piece.push(entry);
    else piece.splice(positionIn(piece, entry), 0, entry);
    if (piece.length > PIECE)
      this.pieces.splice(at + 1, 0, piece.splice(at === this.pieces.length - 1 ? PIECE : PIECE / 2));
  }

  remove(entry: Entry): void {
    const at = this.pieceOf(entry);
    const piece = this.pieces[at] ?? [];
    const position = positionIn(piece, entry);
    if (piece[position] !== entry) return;
    this.size--;
    piece.splice(position, 1);
    if (piece.length === 0) this.pieces.splice(at, 1);
  }

  /** Entries after a place, from there upwards. */
  *upwards(from?: Place): Generator<Entry> {
    let at = from === undefined ? 0 : this.pieceOf(from);
    let position = from === undefined ? 0 : positionAfter(this.pieces[at] ?? [], from);
    for (; at < this.pieces.length; at++, position = 0) {
      const piece = this.pieces[at] as Entry[];
      for (; position < piece.length; position++) yield piece[position] as Entry;
    }
  }

  /** Entries before a place, from there downwards. */
  *downwards(from?: Place): Generator<Entry> {
    let at = from === undefined ? this.pieces.length - 1 : this.pieceOf(from);
    let end = from === undefined ? undefined : positionIn(this.pieces[at] ?? [], from);
    for (; at >= 0; at--, end = undefined) {
      const piece = this.pieces[at] ?? [];
      for (let position = (end ?? piece.length) - 1; position >= 0; position--) yield piece[position] as Entry;
    }
  }

  /** The last piece that starts at or before a place; the first one if none does. */
  private pieceOf(place: Place): number {
    let low = 0;
    let high = this.pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (compare((this.pieces[middle] as Entry[])[0] as Entry, place) <= 0) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Where a place is, or would be. */
function positionIn(piece: readonly Entry[], place: Place): number {
  let low = 0;
  let high = piece.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(piece[middle] as Entry, place) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function positionAfter(piece: readonly Entry[], place: Place): number {
  const position = positionIn(piece, place);
  const found = piece[position];
  return found !== undefined && compare(found, place) === 0 ? position + 1 : position;
}
