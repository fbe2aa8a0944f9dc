/** Names and what stands beside them. */
import type { ComponentChildren } from 'preact';

/** Without a value it is left out. */
export type Row = readonly [name: string, value: ComponentChildren];

export function Rows({ rows }: { rows: readonly Row[] }) {
  return (
    <dl>
      {rows.map(([name, value]) =>
        value ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
