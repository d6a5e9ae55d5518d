import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listDatabases } from '../../../lib/store/list-databases';

const FOUND: IDBDatabaseInfo[] = [{ name: 'relevo', version: 10 }];
const silence = () => new Promise<IDBDatabaseInfo[]>(() => undefined);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the list of databases', () => {
  it('is asked for again when the browser does not answer the first question', async () => {
    const databases = vi
      .fn<IDBFactory['databases']>()
      .mockImplementationOnce(silence)
      .mockResolvedValue(FOUND);
    const listed = listDatabases({ databases }, globalThis);
    await vi.advanceTimersByTimeAsync(1_000);
    await expect(listed).resolves.toBe(FOUND);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(databases).toHaveBeenCalledTimes(2);
  });

  it('is a failure of the store when no question is answered', async () => {
    const databases = vi.fn<IDBFactory['databases']>().mockImplementation(silence);
    const listed = listDatabases({ databases }, globalThis);
    const failed = expect(listed).rejects.toMatchObject({ failure: { code: 'store/unavailable' } });
    await vi.advanceTimersByTimeAsync(10_000);
    await failed;
    expect(databases).toHaveBeenCalledTimes(10);
  });

  it('fails as the browser fails', async () => {
    const failure = new DOMException('broken', 'UnknownError');
    const databases = vi.fn<IDBFactory['databases']>().mockRejectedValue(failure);
    await expect(listDatabases({ databases }, globalThis)).rejects.toBe(failure);
  });
});
