/** `/_awning/snapshots`: a suite sets the stage once, and restores it before each test. */
import { errors } from '../contract/errors.ts';
import type { Snapshot } from '../store/snapshots.ts';
import { ownParams } from './own-params.ts';
import type { Journey } from './traveller.ts';

const LONGEST_NAME = 255;

const rendered = ({ name, taken, records }: Snapshot): object => ({
  object: 'awning.snapshot',
  name,
  created: Math.floor(taken / 1000),
  records,
});

/** The name behind `/_awning/snapshots/`, and what is to be done with it. */
function asked({ request }: Journey): { name: string; action: string | undefined } {
  const [, , , name = '', action] = request.path.split('/');
  try {
    return { name: decodeURIComponent(name), action };
  } catch {
    throw errors.invalidRequest('The name of the snapshot is not percent-encoded as it should be.');
  }
}

function found(snapshot: Snapshot | undefined, name: string): Snapshot {
  if (snapshot === undefined) throw errors.resourceMissing('snapshot', name, 'name', 404);
  return snapshot;
}

/** Keeps the caller's sandbox as it is, or, with `/restore` behind a name, makes it what it was. */
export async function postSnapshot(journey: Journey, account: string): Promise<object> {
  const { snapshots } = journey.api.store;
  const { name, action } = asked(journey);
  if (name === '') return rendered(await snapshots.take(account, nameIn(journey)));
  if (action !== 'restore') throw errors.unknownPath(journey.request.method, journey.request.path);
  journey.written = { account, left: { jobs: true, deliveries: true } };
  return rendered(found(await snapshots.restore(account, name), name));
}

export async function getSnapshots(journey: Journey, account: string): Promise<object> {
  const data = (await journey.api.store.snapshots.list(account)).map(rendered);
  return { object: 'list', data, has_more: false };
}

export async function deleteSnapshot(journey: Journey, account: string): Promise<object> {
  const { name } = asked(journey);
  const { snapshots } = journey.api.store;
  return { ...rendered(found(await snapshots.delete(account, name), name)), deleted: true };
}

function nameIn({ request }: Journey): string {
  const { name } = ownParams(request);
  if (name === undefined || name === '' || name.length > LONGEST_NAME)
    throw errors.invalidRequest(`A snapshot needs a name of 1 to ${LONGEST_NAME} characters, such as name=stage.`);
  return name;
}
