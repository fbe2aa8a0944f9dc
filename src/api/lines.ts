/** Text that comes in pieces, line by line. */

/** @returns lines without their ends; empty ones are left out */
export async function* linesOf(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let begun: string[] = [];
  for await (const piece of pieces) {
    const [first = '', ...others] = decoder.decode(piece, { stream: true }).split('\n');
    begun.push(first);
    for (const other of others) {
      yield* whole(begun.join(''));
      begun = [other];
    }
  }
  yield* whole(begun.join('') + decoder.decode());
}

function* whole(line: string): Generator<string> {
  if (line.trim() !== '') yield line;
}
