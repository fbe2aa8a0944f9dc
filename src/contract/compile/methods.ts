/** Reads method and path of every v1 operation from the package's own resource files. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export interface SdkMethod {
  /** `Checkout/Sessions` */
  resource: string;
  name: string;
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
}

const SPEC = /(\w+): stripeMethod\(\{\s*method: '(GET|POST|DELETE)',\s*fullPath: '([^']+)'/g;

/** @param root the installed package */
export function readMethods(root: string): SdkMethod[] {
  const folder = join(root, 'esm', 'resources');
  const files = readdirSync(folder, { recursive: true }) as string[];
  return files
    .filter((file) => file.endsWith('.js'))
    .sort()
    .flatMap((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      const resource = relative(folder, join(folder, file)).replace(/\.js$/, '');
      return [...text.matchAll(SPEC)].map(([, name, method, path]) => ({ resource, name, method, path }) as SdkMethod);
    })
    .filter(({ path }) => path.startsWith('/v1/'));
}
