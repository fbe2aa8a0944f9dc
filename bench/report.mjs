/** What was measured, as tables for people. */
import { cpus, loadavg, totalmem, type } from 'node:os';

const whole = (number) => Math.round(number).toLocaleString('en');
const times = (microseconds) =>
  microseconds < 1000 ? `${whole(microseconds)} µs` : `${(microseconds / 1000).toFixed(1)} ms`;
const memory = (bytes) => `${whole(bytes / 1e6)} MB`;
const met = (isMet, aim) => `${aim} ${isMet ? '✓' : '✗'}`;

/** @param header names of columns; those that start with `>` hold numbers */
function table(header, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const names = header.map((name) => name.replace('>', ''));
  const rule = header.map((name) => (name.startsWith('>') ? '--:' : '---'));
  return [names, rule, ...rows].map(line).join('\n');
}

/** @param rows of compare.mjs */
const compareTable = (rows) =>
  table(
    [
      '',
      'store',
      '>connections',
      '>of bare',
      '>aim',
      '>of its processor time',
      '>requests/s',
      '>p50',
      '>p99',
      '>memory',
    ],
    rows.flatMap(({ engine, name, connections, bare, awning, ratio, cpuRatio, aim }) => [
      [
        name,
        engine,
        connections,
        `**${ratio.toFixed(2)}**`,
        aim ? met(ratio >= aim, aim) : '',
        `${cpuRatio.toFixed(2)} (${whole(awning.cpu)} µs)`,
        whole(awning.perSecond),
        times(awning.p50),
        times(awning.p99),
        memory(awning.memory),
      ],
      [
        'bare `node:http`',
        '',
        connections,
        '1',
        '',
        `1 (${whole(bare.cpu)} µs)`,
        whole(bare.perSecond),
        times(bare.p50),
        times(bare.p99),
        memory(bare.memory),
      ],
    ]),
  );

const MOST_GROWTH = 1.5;

/** @param rows of growth.mjs */
function growthTable(rows) {
  const sizes = rows[0].sizes.map(({ size }) => `>p50 (p99) at ${whole(size)}`);
  return table(
    ['', 'store', ...sizes, '>growth', '>aim'],
    rows.map(({ engine, name, sizes: runs }) => {
      const grown = runs.at(-1).p50 / runs[0].p50;
      return [
        name,
        engine,
        ...runs.map(({ p50, p99 }) => `${times(p50)} (${times(p99)})`),
        `**${grown.toFixed(2)}**`,
        met(grown <= MOST_GROWTH, MOST_GROWTH),
      ];
    }),
  );
}

/** @param rows of stores.mjs */
const storesTable = (rows) =>
  table(
    ['', 'store', '>of memory', '>aim', '>requests/s', '>p50', '>p99', '>processor time'],
    rows.map(({ name, engine, ratio, aim, perSecond, p50, p99, cpu }) => [
      name,
      engine,
      engine === 'memory' ? '1' : `**${ratio.toFixed(2)}**`,
      aim ? met(ratio >= aim, aim) : '',
      whole(perSecond),
      times(p50),
      times(p99),
      times(cpu),
    ]),
  );

/** @param rows of several.mjs */
const severalTable = (rows) =>
  table(
    ['', '>servers', '>of one', '>requests/s', '>p50'],
    rows.flatMap(({ name, counts }) =>
      counts.map(({ count, ratio, perSecond, p50 }) => [
        name,
        count,
        count === 1 ? '1' : `**${ratio.toFixed(2)}**`,
        whole(perSecond),
        times(p50),
      ]),
    ),
  );

const LONGEST_RESTART = 1000;

/** @param rows of growth.mjs */
const restartsTable = (rows) =>
  table(
    ['store', '>customers stored, each with its event', '>file', '>to the first answer', '>aim'],
    rows.map(({ engine, size, bytes, milliseconds }) => [
      engine,
      whole(size),
      bytes ? memory(bytes) : '',
      `${whole(milliseconds)} ms`,
      met(milliseconds < LONGEST_RESTART, `< ${LONGEST_RESTART} ms`),
    ]),
  );

const sizesTable = (rows) =>
  table(
    ['store', '>customers stored', '>memory'],
    // Memory after the last of the requests.
    rows
      .filter(({ engine }, index) => engine !== rows[index + 1]?.engine)
      .flatMap(({ engine, sizes }) => sizes.map(({ size, memory: bytes }) => [engine, whole(size), memory(bytes)])),
  );

/** @param rows of starts.mjs */
const startsTable = (rows) =>
  table(
    ['', 'store', '>', '>aim'],
    rows.map(({ engine, name, value, unit, aim }) => [
      name,
      engine,
      `${value.toFixed(value < 10 ? 1 : 0)} ${unit}`,
      aim ? met(value < aim, `< ${aim} ${unit}`) : '',
    ]),
  );

/** Load of other programs can only be seen before one's own begins. */
export const machine = () => ({
  cpu: `${cpus().length} × ${cpus()[0].model.trim()}`,
  memory: `${whole(totalmem() / 1e9)} GB`,
  system: `${type()}, Node ${process.version}`,
  load: loadavg()[0].toFixed(1),
});

/** @returns the page docs/benchmarks.md */
export const page = ({ command, on, compared, stored, shared, grown, restarted, started, options }) => `# Benchmarks

Written by \`${command}\`: ${on.cpu}, ${on.memory}, ${on.system}; other programs kept ${on.load} processors busy.

autocannon, in a process of its own, asks servers in processes of their own. Servers take turns in ${options.rounds} rounds of
${options.seconds} s, and the round in the middle counts: ratios can be trusted further than times.

## Against bare node:http

The built \`awning\` command with its log, against the least that Node can do: read the same request, answer as many bytes.
*Of bare* compares requests per second; where it is near 1, the load generator sets the pace. *Of its processor time* compares what
the servers' processes used for a request, which the load generator and other programs disturb less.

${compareTable(compared)}

${
  stored
    ? `## The stores

Ten connections, 16 sandboxes. SQLite and PostgreSQL answer when what they wrote is on the disk. *Processor time* is that of
the server's process for a request, without the database's own.

${storesTable(stored)}
`
    : ''
}
${
  shared
    ? `## Several servers on one PostgreSQL

Sixteen connections in all, 16 sandboxes; servers, database and load generator share the processors named above.

${severalTable(shared)}
`
    : ''
}
## However much is stored

Each customer has its event beside it; ten connections. *Growth* is the last p50 by the first.

${growthTable(grown)}

${sizesTable(grown)}

${
  restarted.length > 0
    ? `Started again on what is stored:

${restartsTable(restarted)}
`
    : ''
}
## To be there

${startsTable(started)}
`;
