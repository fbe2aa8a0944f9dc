/** What a customer has agreed to: debits from an account. */
import { day } from '../ui/dates.ts';
import { Frame } from '../ui/frame.tsx';
import { type Row, Rows } from '../ui/rows.tsx';

interface MandateFacts {
  status: string;
  method: string;
  reference: string | null;
  /** Seconds since the epoch. */
  accepted: number | null;
}

export function Mandate({ status, method, reference, accepted }: MandateFacts) {
  const rows: Row[] = [
    ['Method', method],
    ['Reference', reference],
    ['Agreed on', accepted && day(accepted)],
    ['Status', <code key="status">{status}</code>],
  ];
  return (
    <Frame title="Mandate">
      <p>The customer lets payments be taken from an account.</p>
      <Rows rows={rows} />
    </Frame>
  );
}
