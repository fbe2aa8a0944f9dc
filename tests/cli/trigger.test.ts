/** `stripe trigger EVENT`: its fixture runs, and the event can be read. https://docs.stripe.com/cli/trigger */
import { expect } from 'vitest';
import { assumed, docs, eventually, test } from '../support/test.ts';
import { cliTest } from './cli.ts';
import { ANSWERED, LACKING } from './triggers.ts';

for (const event of ANSWERED) {
  cliTest(`trigger ${event}`, docs('cli/trigger'), async ({ cli, events }) => {
    const { code, stdout, stderr } = await cli('trigger', event);
    expect({ code, stdout: stdout + stderr }).toEqual({
      code: 0,
      stdout: expect.stringContaining('Trigger succeeded'),
    });
    await eventually(async () => expect(await events()).toContain(event));
  });
}

cliTest('trigger with other values: --override, --add and --remove', docs('cli/trigger'), async ({ cli, stripe }) => {
  const changes = ['--override', 'payment_intent:amount=5000', '--add', 'payment_intent:metadata[order]=1'];
  const { code } = await cli('trigger', 'payment_intent.created', ...changes);
  expect(code).toBe(0);
  const [intent] = (await stripe.paymentIntents.list()).data;
  expect(intent).toMatchObject({ amount: 5000, metadata: { order: '1' } });
});

cliTest('every event that the CLI can trigger is in the tables', docs('cli/trigger'), async ({ cli }) => {
  const { stdout } = await cli('trigger', '--help');
  const listed =
    stdout
      .split('Supported events:')[1]
      ?.split('Usage:')[0]
      ?.match(/^ {2}\S+$/gm) ?? [];
  const known = [...ANSWERED, ...Object.values(LACKING).flat()];
  expect(listed.map((line) => line.trim()).sort()).toEqual(known.sort());
});

test.awningOnly(
  'what the other triggers need is refused by name',
  assumed('when this fails, an operation has come: move its events to those that are answered'),
  async ({ url, key }) => {
    for (const lacking of Object.keys(LACKING)) {
      const [method = '', path = '', form] = lacking.split(' ');
      const answer = await fetch(url + path.replace(/\{\w+\}/g, 'x'), {
        method,
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-www-form-urlencoded' },
        ...(form && { body: form }),
      });
      const refused = /^(Awning does not emulate|Unrecognized request URL) /;
      expect(await answer.json(), lacking).toMatchObject({ error: { message: expect.stringMatching(refused) } });
    }
  },
);
