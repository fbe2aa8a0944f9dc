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

/** Which parameters an operation accepts, and which of them its handler read while answering a request. */
export interface Observed {
  /** Documented names, with brackets: `card[number]`, `items[][price]`; those within a hash or a list only when it was sent. */
  accepted: string[];
  read: string[];
  status: number;
}
