/** What those who look on are told of each request: the log, and tests. */

export interface LogEntry {
  method: string;
  /** Without the query. */
  path: string;
  status: number;
  milliseconds: number;
  requestId: string;
  /** An unforeseen exception. */
  error?: unknown;
}

/** Which parameters a request had, and which of them its handler read. */
export interface Observed {
  /** Names of the parameters that were sent, with brackets: `card[number]`. */
  accepted: string[];
  read: string[];
  status: number;
}
