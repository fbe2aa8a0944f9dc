/** Moving the time of a test's sandbox, by `/_awning/clock`. */
import type { Raw } from './client.ts';

/** What `/_awning/clock` answers. */
export interface ClockState {
  object: 'awning.clock';
  /** Seconds since the epoch. */
  now: number;
  time: string;
  status: 'running' | 'frozen';
  jobs_done?: number;
  due: { job: string; at: number; payload: Record<string, string> }[];
}

export interface SandboxClock {
  look: () => Promise<ClockState>;
  /** Stands still from now on, or at a time. */
  freeze: (at?: string | number) => Promise<ClockState>;
  /** @param by seconds, or `7d` */
  advance: (by: string | number) => Promise<ClockState>;
  release: () => Promise<ClockState>;
}

export function clockTools(raw: Raw): SandboxClock {
  const path = '/_awning/clock';
  const post = async (form: Record<string, string>): Promise<ClockState> => {
    const { status, text, body } = await raw<ClockState>({ method: 'POST', path, form });
    if (status !== 200) throw new Error(`the clock answers ${status}: ${text}`);
    return body;
  };
  return {
    look: async () => (await raw<ClockState>({ path })).body,
    freeze: (at = 'true') => post({ freeze: String(at) }),
    advance: (by) => post({ advance: String(by) }),
    release: () => post({ release: 'true' }),
  };
}
