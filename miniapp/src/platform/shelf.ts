import type { PickedFile } from './files.types.ts'

type Source = PickedFile['source']

const table = 'files'

/** The shelf of this browser; rejects where it keeps nothing, as some do in private windows. */
function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('liren.shelf', 1)
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore(table))
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('no shelf')))
  })
}

/** Does one thing with the shelf, and waits until it is done for good. */
async function withShelf<T>(mode: IDBTransactionMode, work: (files: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const shelf = await opened()
  try {
    return await new Promise((resolve, reject) => {
      const step = shelf.transaction(table, mode)
      const request = work(step.objectStore(table))
      step.addEventListener('complete', () => resolve(request.result))
      step.addEventListener('abort', () => reject(step.error ?? new Error('the shelf is full')))
    })
  } finally {
    shelf.close()
  }
}

/** Keeps a chosen file on this device, so that it outlives the page. Whether it did shows when it is taken again. */
export async function shelve(key: string, { source }: PickedFile): Promise<void> {
  await withShelf('readwrite', (files) => files.put(source, key)).catch(() => undefined)
}

/** A file that was kept; null when it was not, or is gone. */
export const takeUp = (key: string): Promise<Source | null> =>
  withShelf('readonly', (files) => files.get(key) as IDBRequest<Source | undefined>).then(
    (found) => found ?? null,
    () => null,
  )

/** Lets go of every file whose key begins so. */
export async function unshelve(start: string): Promise<void> {
  const range = IDBKeyRange.bound(start, `${start}\uffff`)
  await withShelf('readwrite', (files) => files.delete(range)).catch(() => undefined)
}
