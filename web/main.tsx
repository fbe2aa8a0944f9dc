/** Draws the view that the page's facts name. */
import { type ComponentType, render } from 'preact';
import { Challenge } from './challenge/challenge.tsx';
import { Outcome } from './challenge/outcome.tsx';
import { Mandate } from './mandate/mandate.tsx';
import { Notice } from './notice/notice.tsx';
import { Receipt } from './receipt/receipt.tsx';

const VIEWS: Readonly<Record<string, ComponentType<never>>> = {
  challenge: Challenge,
  mandate: Mandate,
  notice: Notice,
  outcome: Outcome,
  receipt: Receipt,
};

const { view, ...facts } = JSON.parse(document.getElementById('facts')?.textContent ?? '{}') as { view: string };
const View = VIEWS[view] as ComponentType<object>;

render(<View {...facts} />, document.getElementById('page') as HTMLElement);
