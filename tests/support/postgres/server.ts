/** A PostgreSQL server of one's own, in a temporary folder and on a free port. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { limited } from '../limited.ts';
import { otherUser, programIn, programs } from './programs.ts';

const USER = 'awning';
const PASSWORD = 'secret';

/** Nothing of a test has to outlast the machine. */
const FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum_naptime=10min'];

export interface PostgresServer {
  /** Of its first database; its user may do everything. */
  readonly url: string;
  /** URL of a new, empty schema of that database. */
  newSchema(): Promise<string>;
  query(sql: string): Promise<Record<string, unknown>[]>;
  /** Runs SQL in a transaction that stays open. @returns ends it */
  hold(sql: string): Promise<() => Promise<void>>;
  /** Kills all its processes at once; the next start recovers what was committed. */
  crash(): Promise<void>;
  /** Does nothing when it runs. */
  start(): Promise<void>;
  /** Stops it and removes its data. */
  remove(): Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

export interface PostgresOptions {
  /** It keeps its promises, as in production. */
  durable?: boolean;
  /** Bytes that no file may exceed, as if the disk were full. */
  fileLimit?: number;
}

export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  const server = new Running(await freePort(), options);
  try {
    server.initialize();
    await server.start();
    return server;
  } catch (error) {
    await server.remove();
    throw error;
  }
}

function childrenOf(parent: number): number[] {
  const processes = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const pairs = processes.map((line) => line.trim().split(/\s+/).map(Number) as [pid: number, parent: number]);
  return pairs.filter((pair) => pair[1] === parent).map(([pid]) => pid);
}

/** Some end by themselves when their parent does. */
function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

class Running implements PostgresServer {
  readonly url: string;
  private readonly folder = mkdtempSync(join(tmpdir(), 'awning-postgres-'));
  private readonly data = join(this.folder, 'data');
  private readonly user = otherUser();
  private readonly programs: string;
  private child: ChildProcess | undefined;
  private schemas = 0;

  constructor(
    private readonly port: number,
    private readonly options: PostgresOptions,
  ) {
    // Another user must get through it.
    chmodSync(this.folder, 0o755);
    this.programs = programs(this.folder);
    this.url = `postgres://${USER}:${PASSWORD}@127.0.0.1:${port}/postgres`;
  }

  initialize(): void {
    mkdirSync(this.data);
    if (this.user) chownSync(this.data, this.user.uid, this.user.gid);
    const password = join(this.folder, 'password');
    writeFileSync(password, `${PASSWORD}\n`);
    const options = ['--encoding=UTF8', '--locale=C', '--no-sync', '--auth=scram-sha-256'];
    const args = ['-D', this.data, `--username=${USER}`, `--pwfile=${password}`, ...options];
    execFileSync(programIn(this.programs, 'initdb'), args, { ...this.user, cwd: this.folder, stdio: 'pipe' });
  }

  async start(): Promise<void> {
    if (this.isRunning) return;
    const settings = [
      'listen_addresses=127.0.0.1',
      `port=${this.port}`,
      'unix_socket_directories=',
      ...(this.options.durable ? [] : FAST),
    ];
    const args = ['-D', this.data, ...settings.flatMap((setting) => ['-c', setting])];
    const program = programIn(this.programs, 'postgres');
    const { fileLimit } = this.options;
    const command = fileLimit === undefined ? [program, args] : limited(fileLimit, program, args);
    const child = spawn(...(command as [string, string[]]), {
      ...this.user,
      cwd: this.folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.child = child;
    await new Promise<void>((resolve, reject) => {
      let said = '';
      child.stderr?.on('data', (chunk) => {
        said = `${said}${chunk}`.slice(-5000);
        if (said.includes('ready to accept connections')) resolve();
      });
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`PostgreSQL ended with ${code}: ${said}`)));
    });
  }

  async newSchema(): Promise<string> {
    const name = `s${this.schemas++}`;
    await this.query(`create schema ${name}`);
    return `${this.url}?options=-c%20search_path%3D${name}`;
  }

  async query(sql: string): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: this.url });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  }

  async hold(sql: string): Promise<() => Promise<void>> {
    const client = new pg.Client({ connectionString: this.url });
    await client.connect();
    await client.query('begin');
    await client.query(sql);
    return () => client.end();
  }

  async crash(): Promise<void> {
    const { child } = this;
    if (child?.pid === undefined || !this.isRunning) return;
    const children = childrenOf(child.pid);
    await this.end('SIGKILL');
    for (const pid of children) killIfThere(pid);
  }

  async remove(): Promise<void> {
    await this.end('SIGQUIT');
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get isRunning(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (child === undefined || !this.isRunning) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  }
}
