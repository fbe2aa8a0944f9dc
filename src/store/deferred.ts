/** A store that is opened when it is first needed, so that whoever creates it need not wait. */
import type { Release } from './claims.ts';
import { StoreUnavailable } from './errors.ts';
import type { Carriage, Snapshots } from './snapshots.ts';
import type { First, Orphaned, Reader, Store, Transaction } from './store.ts';

export class DeferredStore implements Store {
  private opening: Promise<Store> | undefined;
  private closed = false;

  /** @param load opens the store; tried again at the next use when the database was not to be reached */
  constructor(
    readonly server: string,
    private readonly load: () => Promise<Store>,
  ) {}

  async open(): Promise<void> {
    await this.store();
  }

  async transaction<T>(sandbox: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return (await this.store()).transaction(sandbox, work);
  }

  async read<T>(sandbox: string, work: (reader: Reader) => Promise<T>): Promise<T> {
    return (await this.store()).read(sandbox, work);
  }

  async claim(sandbox: string, name: string): Promise<Release | undefined> {
    return (await this.store()).claim(sandbox, name);
  }

  async sandboxes(unusedSince?: number): Promise<string[]> {
    return (await this.store()).sandboxes(unusedSince);
  }

  async first(collection: string, by: number, limit: number): Promise<First[]> {
    return (await this.store()).first(collection, by, limit);
  }

  async orphaned(collection: string, limit: number): Promise<Orphaned[]> {
    return (await this.store()).orphaned(collection, limit);
  }

  async clear(sandbox: string, unusedSince?: number): Promise<void> {
    return (await this.store()).clear(sandbox, unusedSince);
  }

  readonly snapshots: Snapshots = {
    take: async (...args) => (await this.store()).snapshots.take(...args),
    list: async (...args) => (await this.store()).snapshots.list(...args),
    restore: async (...args) => (await this.store()).snapshots.restore(...args),
    delete: async (...args) => (await this.store()).snapshots.delete(...args),
  };

  readonly carriage: Carriage = {
    unload: async (...args) => (await this.store()).carriage.unload(...args),
    load: async (...args) => (await this.store()).carriage.load(...args),
  };

  async close(): Promise<void> {
    this.closed = true;
    // One that could not be opened has nothing to close; whoever opened it was told why.
    const store = await this.opening?.catch(() => undefined);
    await store?.close();
  }

  private store(): Promise<Store> {
    if (this.closed) throw new Error('the store is closed');
    this.opening ??= this.load();
    const opening = this.opening;
    opening.catch((error) => {
      if (error instanceof StoreUnavailable && this.opening === opening) this.opening = undefined;
    });
    return opening;
  }
}
