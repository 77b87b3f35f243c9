/** A mini-program is one process with one page at a time: there is nobody to lock out. */
export async function withLock<T>(_name: string, work: () => Promise<T>): Promise<T> {
  return work()
}
