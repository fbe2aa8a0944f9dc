/** Rounds of work in which something is killed each time, and then the reckoning. */

import { Chance, pause } from '../support/chance.ts';
import { openReceiver } from '../support/receiver.ts';
import { audit, type Findings } from './audit.ts';
import { Client, send } from './client.ts';
import { Ledger } from './deeds.ts';
import { holdingsOf } from './listing.ts';
import { openScene, type Scene, type SceneName } from './scene.ts';

const SANDBOXES = 3;
/** Clients of one sandbox. */
const CLIENTS = 3;
/** What each client does in a round. */
const DEEDS = 6;

/** Milliseconds, at most: until something is killed, and until it is started again. */
const TO_KILL = 400;
const TO_HEAL = 150;

/** How often to look again for what is still on its way, such as webhooks of a server that died, and how long to wait between. */
const LOOKS = 30;
const BETWEEN = 1000;

export interface Report extends Findings {
  /** What was killed, and how often. */
  killed: Map<string, number>;
  ledger: Ledger;
  events: number;
  /** Deliveries of webhooks. */
  received: number;
  /** Events that no webhook told of. */
  untold: string[];
  /** Webhooks that told of events that are not there. */
  invented: string[];
  /** Answers that were other ones when asked for again with the same key. */
  changed: string[];
}

interface Crash {
  scene: Scene;
  chance: Chance;
  ledger: Ledger;
  /** Ids of events, one for each delivery. */
  received: string[];
}

export async function crash(name: SceneName, rounds: number, seed: number): Promise<Report> {
  const receiver = await openReceiver();
  const received: string[] = [];
  receiver.answer(({ body }) => {
    received.push((JSON.parse(body) as { id: string }).id);
    return 200;
  });
  const scene = await openScene(name, receiver.url);
  try {
    const running: Crash = { scene, chance: new Chance(seed), ledger: new Ledger(), received };
    const killed = await play(running, rounds);
    return { killed, ...(await reckon(running)) };
  } finally {
    await scene.close();
    await receiver.close();
  }
}

/** @returns what was killed, and how often */
async function play({ scene, chance, ledger }: Crash, rounds: number): Promise<Map<string, number>> {
  const clients = Array.from({ length: SANDBOXES * CLIENTS }, (_, i) => {
    const sandbox = `sk_test_crash${i % SANDBOXES}`;
    return new Client({ name: `client ${i}`, sandbox, servers: scene.servers, chance, ledger });
  });
  const killed = new Map<string, number>();
  for (let round = 0; round < rounds; round++) {
    const working = Promise.all(clients.map((client) => client.work(DEEDS)));
    await pause(chance.below(TO_KILL));
    const victim = await scene.kill(round);
    killed.set(victim, (killed.get(victim) ?? 0) + 1);
    await pause(chance.below(TO_HEAL));
    await scene.heal();
    await working;
  }
  return killed;
}

/** Looks until nothing is missing any more, or for as long as one may wait. */
async function reckon(running: Crash): Promise<Omit<Report, 'killed'>> {
  let report = await look(running);
  for (
    let i = 0;
    i < LOOKS && [report.untold, report.unbalanced, report.mistold].some(({ length }) => length > 0);
    i++
  ) {
    await pause(BETWEEN);
    report = await look(running);
  }
  return { ...report, changed: await changedAnswers(running) };
}

async function look({ scene, ledger, received }: Crash): Promise<Omit<Report, 'killed' | 'changed'>> {
  const all: Findings = { missing: [], doubled: [], unbalanced: [], mistold: [] };
  const events = new Set<string>();
  for (const sandbox of new Set(ledger.deeds.map((deed) => deed.sandbox))) {
    const held = await holdingsOf(scene.servers[0]?.url ?? '', sandbox);
    for (const { id } of held.events) events.add(id);
    const found = audit(
      held,
      ledger.deeds.filter((deed) => deed.sandbox === sandbox),
    );
    for (const [kind, names] of Object.entries(found)) all[kind as keyof Findings].push(...names);
  }
  const told = new Set(received);
  return {
    ...all,
    ledger,
    events: events.size,
    received: received.length,
    untold: [...events].filter((id) => !told.has(id)),
    invented: [...told].filter((id) => !events.has(id)),
  };
}

/** Asks again for the last things that were answered: the same key must get the same answer. */
async function changedAnswers({ scene, ledger }: Crash): Promise<string[]> {
  const answered = ledger.deeds.filter(({ state }) => state === 'acknowledged').slice(-200);
  const changed: string[] = [];
  for (const [i, deed] of answered.entries()) {
    const again = await send(scene.servers[i % scene.servers.length]?.url ?? '', deed);
    if (typeof again === 'string' || again.status !== 200 || again.text !== JSON.stringify(deed.answer, null, 2))
      changed.push(deed.key);
  }
  return changed;
}
