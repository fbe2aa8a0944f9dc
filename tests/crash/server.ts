/** The built `awning` command as a process that can be killed, and started again at the same address. */
import { type ChildProcess, spawn } from 'node:child_process';
import { limited } from '../support/limited.ts';

/** What is kept of what a server printed, in characters. */
const KEPT = 4000;

export class Server {
  /** Nothing before the first start. */
  url = '';
  private child: ChildProcess | undefined;
  private port = '0';
  private printed = '';

  /** @param fileLimit bytes that no file may exceed, as if the disk were full */
  constructor(
    private readonly args: readonly string[],
    private readonly fileLimit?: number,
  ) {}

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** @throws when it ends before it listens */
  async start(): Promise<void> {
    const args = ['dist/awning.js', '--quiet', '--port', this.port, ...this.args];
    const { execPath } = process;
    const command = this.fileLimit === undefined ? [execPath, args] : limited(this.fileLimit, execPath, args);
    const child = spawn(...(command as [string, string[]]), { stdio: ['ignore', 'pipe', 'pipe'] });
    this.child = child;
    await new Promise<void>((resolve, reject) => {
      const read = (chunk: Buffer): void => {
        this.printed = `${this.printed}${chunk}`.slice(-KEPT);
        const found = /listening on (\S+)/.exec(String(chunk))?.[1];
        if (found === undefined) return;
        this.url = found;
        this.port = new URL(found).port;
        resolve();
      };
      child.stdout?.on('data', read);
      child.stderr?.on('data', read);
      child.once('exit', (code) => reject(new Error(`awning ended with ${code}: ${this.printed}`)));
    });
  }

  get isRunning(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** At once, whatever it was doing. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const { child } = this;
    if (child === undefined || !this.isRunning) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  }
}
