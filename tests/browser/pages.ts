/** Every page, in every state that it has. */
import { CHALLENGES } from './challenge-pages.ts';
import type { PageCase } from './page-case.ts';
import { RECEIPTS } from './receipt-pages.ts';

export const PAGES: readonly PageCase[] = [...CHALLENGES, ...RECEIPTS];
