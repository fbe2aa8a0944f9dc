/** Of several runs, what stands for all: another program's burst of work spoils one of them, not the middle one. */
const middle = (sorted) => sorted[Math.floor(sorted.length / 2)];

/** @param by what of a run counts */
export const median = (runs, by = (run) => run) => middle(runs.toSorted((a, b) => by(a) - by(b)));

/** The same work again and again, one after the other. */
export async function repeat(times, work) {
  const runs = [];
  for (let i = 0; i < times; i++) runs.push(await work());
  return runs;
}
