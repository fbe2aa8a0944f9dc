/** What came of an answer, where no shop waits for the customer to come back. */
import { Frame } from '../ui/frame.tsx';

export interface NoticeFacts {
  failed: boolean;
  message: string;
}

export function Notice({ failed, message }: NoticeFacts) {
  return (
    <Frame title={failed ? 'The payment failed' : 'Thank you'}>
      <p class={failed ? 'bad' : ''}>{message}</p>
      <p class="faint">You can close this page.</p>
    </Frame>
  );
}
