/** Finds the operation of the contract that a method and a path belong to. */

type Template = { key: string; segments: string[] };

const isPlaceholder = (segment: string): boolean => segment.startsWith('{');

function matches(template: Template, segments: readonly string[]): boolean {
  return template.segments.every((part, index) =>
    isPlaceholder(part) ? segments[index] !== '' : part === segments[index],
  );
}

/**
 * @param keys such as `GET /v1/customers/{customer}`
 * @returns a function from method and path (without the query) to the key, or undefined
 */
export function operationFinder(keys: Iterable<string>): (method: string, path: string) => string | undefined {
  const templates = new Map<string, Template[]>();
  for (const key of keys) {
    const [method = '', path = ''] = key.split(' ');
    const segments = path.split('/');
    const group = `${method} ${segments.length}`;
    templates.set(group, [...(templates.get(group) ?? []), { key, segments }]);
  }
  // Literal paths win over placeholders: /v1/customers/search before /v1/customers/{customer}.
  const literals = (template: Template): string =>
    template.segments.map((part) => (isPlaceholder(part) ? '1' : '0')).join('');
  for (const group of templates.values()) group.sort((a, b) => literals(a).localeCompare(literals(b)));
  return (method, path) => {
    const segments = path.split('/');
    return templates.get(`${method} ${segments.length}`)?.find((template) => matches(template, segments))?.key;
  };
}
