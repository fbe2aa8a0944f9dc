/** The compose file, and the image that it builds: what they say of Awning is true. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readFlags } from '../../src/server/flags.ts';
import { kindOfStore } from '../../src/server/stores.ts';

interface Service {
  build?: string;
  deploy?: { replicas: number };
  ports?: string[];
  environment: Record<string, string>;
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  volumes?: string[];
}

interface Compose {
  services: Record<string, Service>;
  volumes: Record<string, null>;
}

const compose = parse(readFileSync('compose.yaml', 'utf8')) as Compose;
const { awning, postgres } = compose.services as Record<'awning' | 'postgres', Service>;

test('its servers share the database that it makes, as somebody who may make tables', () => {
  const flags = readFlags([], awning.environment);
  expect(kindOfStore(flags.store)).toBe('postgres');
  expect(flags.publicUrl).toBe('http://localhost:12111');
  const { username, password, hostname, pathname } = new URL(flags.store);
  const { POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB } = postgres.environment;
  expect([username, password, pathname]).toEqual([POSTGRES_USER, POSTGRES_PASSWORD, `/${POSTGRES_DB}`]);
  expect(Object.keys(compose.services)).toContain(hostname);
  expect(awning.depends_on?.[hostname]?.condition).toBe('service_healthy');
  expect(postgres.healthcheck?.test[0]).toBe('CMD');
});

test('there is a port for each server, and a place for the data', () => {
  const [, first, last, inside] = /^(\d+)-(\d+):(\d+)$/.exec(awning.ports?.[0] ?? '') ?? [];
  expect(Number(last) - Number(first) + 1).toBe(awning.deploy?.replicas);
  expect(readFlags([], {}).port).toBe(Number(inside));
  expect(Object.keys(compose.volumes)).toContain(postgres.volumes?.[0]?.split(':')[0]);
});

test('the image listens to others, and runs what the package has', () => {
  const image = readFileSync(`${awning.build}/Dockerfile`, 'utf8');
  const [, host] = /^ENV AWNING_HOST=(.*)$/m.exec(image) ?? [];
  expect(readFlags([], { AWNING_HOST: host }).host).toBe('0.0.0.0');
  const { bin } = JSON.parse(readFileSync('package.json', 'utf8')) as { bin: { awning: string } };
  const [, entry] = /^ENTRYPOINT (.*)$/m.exec(image) ?? [];
  expect(JSON.parse(entry ?? '')).toEqual(['node', `node_modules/awning/${bin.awning}`]);
});
