/**
 * Node 20 takes microseconds for each key that an object literal adds behind a spread that it begins with
 * (`{ ...before, added }`), and next to nothing when the literal names its prototype first, which changes nothing else.
 */
import { readFileSync } from 'node:fs';
import ts from 'typescript';

const PROTOTYPE = ' __proto__: Object.prototype, ';

/** Where literals begin that start with a spread and go on. */
function slowLiterals(path, text) {
  const places = [];
  const visit = (node) => {
    if (ts.isObjectLiteralExpression(node) && node.properties.length > 1 && ts.isSpreadAssignment(node.properties[0]))
      places.push(node.properties.pos);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest));
  return places;
}

function withPrototypes(path) {
  const text = readFileSync(path, 'utf8');
  const places = slowLiterals(path, text);
  return [0, ...places].map((place, index) => text.slice(place, places[index])).join(PROTOTYPE);
}

/** A plugin of the bundler. */
export const fastSpreads = {
  name: 'fast-spreads',
  setup(builder) {
    builder.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => ({
      contents: withPrototypes(path),
      loader: 'ts',
    }));
  },
};
