/** Which operation a method and a path name, according to the contract. */
import { addRoute, createRouter, findRoute } from 'rou3';
import type { Contract, OperationName } from '../contract/format.ts';

export interface Route {
  operation: OperationName;
  /** Values of the path's placeholders, decoded. */
  path: Record<string, string>;
}

export class Routes {
  private readonly router = createRouter<OperationName>();

  constructor(contract: Contract) {
    for (const [operation, { method, path }] of Object.entries(contract.operations)) {
      addRoute(this.router, method, path.replace(/\{(\w+)\}/g, ':$1'), operation);
    }
  }

  /** @param path percent-encoded; an empty segment names nothing, also at the end */
  find(method: string, path: string): Route | undefined {
    if (path.endsWith('/') || path.includes('//')) return undefined;
    const found = findRoute(this.router, method, path);
    if (found === undefined) return undefined;
    const values: Record<string, string> = {};
    for (const [name, value] of Object.entries(found.params ?? {})) values[name] = decode(value);
    return { operation: found.data, path: values };
  }
}

/** As in a form, a plus is a space. What is no percent-encoding stands for itself. */
function decode(text: string): string {
  if (!/[%+]/.test(text)) return text;
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
