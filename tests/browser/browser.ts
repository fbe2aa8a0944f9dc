/** Opens Awning's pages in a real Chromium, as a person sees them. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import type { Source } from '../support/sources.ts';
import { type Tools, test } from '../support/test.ts';

export const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } } as const;

export interface Look {
  size?: keyof typeof SIZES;
  theme?: 'light' | 'dark';
}

interface BrowserTools extends Tools {
  /** Opens a page of its own, with nothing in its cache. */
  open: (url: string, look?: Look) => Promise<Page>;
  /** What pages have complained of in their consoles; must be empty when the test ends. */
  complaints: string[];
}

export type BrowserTest = (name: string, source: Source, body: (tools: BrowserTools) => Promise<void>) => void;

/** A browser takes its time on a busy machine; in milliseconds. */
const TIME_LIMIT = 180_000;

const FLAGS = [
  '--disable-gpu',
  // It is not to ask anything of the network.
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Its sandbox refuses to work for root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

function launch(): Promise<Browser> {
  const executablePath = process.env.AWNING_CHROMIUM;
  if (!executablePath)
    throw new Error('AWNING_CHROMIUM names no browser; `npm test tests/browser` finds or installs one');
  return chromium.launch({ executablePath, args: FLAGS, timeout: TIME_LIMIT });
}

/** Says what is wrong with a page, as far as the browser knows. */
function listen(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
}

/** Opens one browser for the tests of a file. */
export function withBrowser(): BrowserTest {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  }, TIME_LIMIT);
  afterAll(() => browser?.close());
  const run = async (tools: Tools, body: (tools: BrowserTools) => Promise<void>): Promise<void> => {
    const complaints: string[] = [];
    const open = async (url: string, { size = 'desktop', theme = 'light' }: Look = {}): Promise<Page> => {
      const context = await browser.newContext({ viewport: SIZES[size], colorScheme: theme, locale: 'en-US' });
      context.setDefaultTimeout(TIME_LIMIT);
      const page = await context.newPage();
      listen(page, complaints);
      await page.goto(url);
      return page;
    };
    await body({ ...tools, open, complaints });
    expect(complaints).toEqual([]);
  };
  return (name, source, body) => test.awningOnly(name, source, (tools) => run(tools, body), { timeout: TIME_LIMIT });
}

/** Keeps a picture of a page in the folder that AWNING_SCREENSHOTS names, if it names one. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.AWNING_SCREENSHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
