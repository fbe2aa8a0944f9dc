/** What every page has: the awning on top, a card in the middle, and a line that says that no money moves. */
import type { ComponentChildren } from 'preact';

interface FrameProps {
  title: string;
  children: ComponentChildren;
}

export function Frame({ title, children }: FrameProps) {
  document.title = `${title} – Awning`;
  return (
    <>
      <div class="awning" aria-hidden="true">
        <div class="stripes" />
      </div>
      <section class="card">
        <h1>{title}</h1>
        {children}
      </section>
      <footer>Test mode. Awning answers in Stripe’s place; no money moves.</footer>
    </>
  );
}
