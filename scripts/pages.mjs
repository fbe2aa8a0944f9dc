/** Makes generated/pages.json: the HTML document that all pages are, with its script and styles inside. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { at, root, SetUpError } from './project.mjs';

async function bundled(entry, options = {}) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    target: 'es2022',
    logLevel: 'silent',
    ...options,
  }).catch((error) => {
    throw new SetUpError(`making the pages failed: ${error.message}`);
  });
  return outputFiles[0].text;
}

export async function makePages() {
  const script = await bundled('web/main.tsx', { format: 'esm', jsx: 'automatic', jsxImportSource: 'preact' });
  const styles = await bundled('web/ui/page.css');
  const html = readFileSync(at('web/page.html'), 'utf8')
    .replace('/* styles */', () => styles)
    // What ends a script element must not stand inside one.
    .replace('/* script */', () => script.replaceAll('</script', '<\\/script'));
  mkdirSync(at('generated'), { recursive: true });
  writeFileSync(at('generated/pages.json'), JSON.stringify({ html }));
}
