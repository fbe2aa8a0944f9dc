/** Finds out which operations a server emulates, by calling each one once. */
import { contract } from '../support/contract.ts';

interface Failure {
  error?: { code?: string; message?: string };
}

export async function emulatedOperations(url: string, key: string): Promise<string[]> {
  const found: string[] = [];
  for (const operation of Object.keys(contract.operations)) {
    const [method = '', path = ''] = operation.split(' ');
    const response = await fetch(url + path.replaceAll(/\{\w+\}/g, 'none'), {
      method,
      headers: { authorization: `Bearer ${key}` },
    });
    const { error } = (await response.json()) as Failure;
    if (error?.code !== 'awning_not_emulated') found.push(operation);
  }
  return found;
}
