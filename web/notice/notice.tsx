/** What a person is told who asked for something that there is not. */
import { Frame } from '../ui/frame.tsx';

interface NoticeFacts {
  title: string;
  message: string;
}

export function Notice({ title, message }: NoticeFacts) {
  return (
    <Frame title={title}>
      <p>{message}</p>
    </Frame>
  );
}
