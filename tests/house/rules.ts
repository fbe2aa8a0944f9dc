/** What is banned where, and what to do instead. */

export interface Rule {
  name: string;
  /** Looked for in every line. */
  banned: RegExp;
  /** Folders and files it holds for. */
  within: RegExp;
  /** Where it is allowed. */
  except?: RegExp;
  instead: string;
}

export const RULES: readonly Rule[] = [
  {
    name: 'Node only in the server',
    banned: /(from|import\()\s*['"]node:/,
    within: /^src\//,
    except: /^src\/(server|contract\/compile|store\/(sql|sqlite|postgres))\/|\.test\.ts$/,
    instead: 'Use a Web-standard API (fetch, Web Crypto, TextEncoder), or do it in src/server and hand it in.',
  },
  {
    name: 'one clock',
    banned: /\bDate\.now\(|\bnew Date\(\s*\)|\bperformance\.now\(/,
    within: /^src\//,
    except: /^src\/time\/clock\.ts$|\.test\.ts$/,
    instead:
      'Ask the clock that you are handed (ctx.now(), clock.now()); only src/time/clock.ts reads that of the machine.',
  },
  {
    name: 'one source of chance',
    banned: /\bMath\.random\(|\bgetRandomValues\(|\brandomUUID\(|\brandomBytes\(/,
    within: /^src\//,
    except: /^src\/time\/chance\.ts$|\.test\.ts$/,
    instead: 'Draw from the chance that you are handed (ctx.draw()); only src/time/chance.ts asks the machine.',
  },
  {
    name: 'no printing',
    banned: /\bconsole\.\w+\(/,
    within: /^src\//,
    except: /^src\/(server|contract\/compile)\//,
    instead: 'Return it, throw it, or give it to the log port; only src/server writes to the console.',
  },
  {
    name: 'no silenced compiler',
    banned: /@ts-(ignore|nocheck|expect-error)\b(?!.*\S{3,})/,
    within: /^(src|tests|scripts)\//,
    instead: 'Make the types right; where a test must break them, write @ts-expect-error with the reason behind it.',
  },
  {
    name: 'every test runs',
    banned: /\b(test|it|describe)\.(only|skip|todo|fails)\b/,
    within: /\.test\.ts$/,
    instead: 'Mend the test or delete it; test.awningOnly is for what Stripe itself does not have.',
  },
  {
    name: 'nothing left for later',
    banned: /\b(TODO|FIXME|XXX|HACK)\b/,
    within: /^(src|tests|scripts|web|bench)\//,
    instead: 'Do it now, or open an issue and say in docs/differences.md what is missing.',
  },
  {
    name: 'card numbers in one table',
    banned: /\b[3-6]\d{3}([ -]?)\d{4}\1\d{4}\1\d{3,4}\b/,
    within: /^(src|scripts|web)\//,
    except: /^src\/network\/.*cards|\.test\.ts$/,
    instead: 'Name the card by its entry in the tables of src/network.',
  },
  {
    name: 'no paths of one machine',
    banned: /(^|[\s'"`(=])\/(work|home|Users|tmp|root)\/\w/,
    within: /^(src|tests|scripts|docs|bench|web)\/|^[^/]+\.(md|json|ts|cjs)$/,
    instead: 'Use a path from the root of the project, or the folder that the system gives for temporary files.',
  },
];
