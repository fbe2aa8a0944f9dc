/** How pages look: at the size of a phone and of a desk, by day and by night, and to those who cannot see them. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { assumed } from '../support/test.ts';
import { picture, SIZES, withBrowser } from './browser.ts';
import { PAGES } from './pages.ts';

const browserTest = withBrowser();

/** What axe finds wrong, one line each. */
function barriers(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

const hiddenWidth = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const LOOKS = [
  { size: 'desktop', theme: 'light' },
  { size: 'phone', theme: 'dark' },
] as const;

for (const { name, title, shows, make, missing } of PAGES) {
  const source = assumed('Stripe has no such page, or does not say what is on it');
  browserTest(`${name}: '${title}'`, source, async (tools) => {
    const page = await tools.open(await make(tools));
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(title);
    expect(await page.title()).toBe(`${title} – Awning`);
    const text = await page.locator('main').textContent();
    for (const part of shows) expect(text).toContain(part);
    await page.addScriptTag({ content: axe.source });
    for (const { size, theme } of LOOKS) {
      await page.setViewportSize(SIZES[size]);
      await page.emulateMedia({ colorScheme: theme });
      await picture(page, `${name}-${size}-${theme}`);
      expect(await hiddenWidth(page), `${size}: wider than the window`).toBe(0);
      expect(await barriers(page), `${size}, ${theme}`).toEqual([]);
    }
    expect(tools.complaints.splice(0)).toEqual(missing ? [expect.stringContaining('404')] : []);
  });
}
