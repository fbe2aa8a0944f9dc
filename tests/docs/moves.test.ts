/** Every state machine has a test of its moves: `testMoves` then sees to it that no state and no action is left out. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { machines } from '../support/machines.ts';

const TESTS = join(import.meta.dirname, '..');

test('the moves of every machine are tried', async () => {
  for (const { folder } of await machines()) {
    const file = join(TESTS, folder, 'moves.test.ts');
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const hint = `tests/${folder}/moves.test.ts calls testMoves with the machine of src/resources/${folder}/states.ts`;
    expect(text, hint).toContain(`src/resources/${folder}/states.ts`);
    expect(text, hint).toContain('testMoves(');
  }
});
