/** An answer that is no JSON: a file. */

/** The kinds that are told from their first bytes. */
const SIGNATURES: readonly { type: string; mime: string; starts: readonly number[] }[] = [
  { type: 'pdf', mime: 'application/pdf', starts: [0x25, 0x50, 0x44, 0x46] },
  { type: 'png', mime: 'image/png', starts: [0x89, 0x50, 0x4e, 0x47] },
  { type: 'jpg', mime: 'image/jpeg', starts: [0xff, 0xd8, 0xff] },
  { type: 'gif', mime: 'image/gif', starts: [0x47, 0x49, 0x46, 0x38] },
];

/** A map, as names are up to whoever uploads. */
const BY_NAME: ReadonlyMap<string, string> = new Map([
  ['csv', 'text/csv'],
  ['doc', 'application/msword'],
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['txt', 'text/plain'],
  ['xls', 'application/vnd.ms-excel'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
]);

interface Kind {
  /** As Stripe calls it: `pdf`. */
  type: string;
  mime: string;
}

/** What a file is, by its first bytes or else by its name. */
export function kindOf(bytes: Uint8Array, filename: string): Kind {
  const known = SIGNATURES.find(({ starts }) => starts.every((byte, i) => bytes[i] === byte));
  if (known !== undefined) return { type: known.type, mime: known.mime };
  const type = /\.(\w+)$/.exec(filename)?.[1]?.toLowerCase() ?? '';
  return { type, mime: BY_NAME.get(type) ?? 'application/octet-stream' };
}

export class Download {
  constructor(
    readonly bytes: Uint8Array,
    readonly filename: string,
  ) {}

  /** Never a page: what people upload must not run in the browser of others. */
  get headers(): Record<string, string> {
    return {
      'content-type': kindOf(this.bytes, this.filename).mime,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(this.filename)}`,
      'x-content-type-options': 'nosniff',
    };
  }
}
