/** What is killed and started again: one server on a SQLite file, or two on a PostgreSQL database, and the database too. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../support/postgres/server.ts';
import { Server } from './server.ts';

export const SCENES = ['sqlite', 'postgres'] as const;
export type SceneName = (typeof SCENES)[number];

export interface Scene {
  readonly name: string;
  readonly servers: readonly Server[];
  /** Kills something else in each round. @returns what */
  kill(round: number): Promise<string>;
  /** Starts what is not running. */
  heal(): Promise<void>;
  close(): Promise<void>;
}

/** @param webhook told of every event */
export const openScene = (name: SceneName, webhook: string): Promise<Scene> => OPENERS[name](webhook);

const OPENERS: Record<SceneName, (webhook: string) => Promise<Scene>> = { sqlite: openSqlite, postgres: openPostgres };

const flags = (store: string, webhook: string): string[] => ['--store', store, '--webhook', webhook];

async function startAll(servers: readonly Server[]): Promise<void> {
  await Promise.all(servers.filter(({ isRunning }) => !isRunning).map((server) => server.start()));
}

async function openSqlite(webhook: string): Promise<Scene> {
  const folder = mkdtempSync(join(tmpdir(), 'awning-crash-'));
  const server = new Server(flags(join(folder, 'awning.db'), webhook));
  await server.start();
  return {
    name: 'SQLite, one server',
    servers: [server],
    kill: async () => {
      await server.kill();
      return 'server';
    },
    heal: () => startAll([server]),
    close: async () => {
      await server.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function openPostgres(webhook: string): Promise<Scene> {
  const database = await startPostgres({ durable: true });
  const servers = [new Server(flags(database.url, webhook)), new Server(flags(database.url, webhook))];
  const [one, two] = servers as [Server, Server];
  await startAll(servers);
  /** What dies together; the first ones tell most in a short run. */
  const victims: [name: string, kill: () => Promise<unknown>][] = [
    ['database and server', () => Promise.all([database.crash(), two.kill()])],
    ['server', () => one.kill()],
    ['both servers', () => Promise.all([one.kill(), two.kill()])],
    ['database', () => database.crash()],
    ['other server', () => two.kill()],
    ['everything', () => Promise.all([one.kill(), database.crash(), two.kill()])],
  ];
  return {
    name: 'PostgreSQL, two servers',
    servers,
    kill: async (round) => {
      const [victim, kill] = victims[round % victims.length] as (typeof victims)[number];
      await kill();
      return victim;
    },
    heal: async () => {
      await database.start();
      await startAll(servers);
    },
    close: async () => {
      await Promise.all(servers.map((server) => server.kill()));
      await database.remove();
    },
  };
}
