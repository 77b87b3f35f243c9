import type { SealedFiles } from './sealed.files.ts'

const atOnce = 200

/**
 * Removes stored files of a folder that nothing names: of a process that died between storing and committing. Each round
 * looks at some of them, older than so many hours; `keptOf` says which of their keys something names.
 */
export function createOrphanRounds(folder: string, hours: number) {
  let after = ''
  return async (files: SealedFiles, keptOf: (keys: string[]) => Promise<string[]>): Promise<void> => {
    const old = await files.olderThan(folder, hours, atOnce, after)
    after = old.length < atOnce ? '' : (old.at(-1) ?? '')
    if (old.length === 0) return
    const kept = new Set(await keptOf(old))
    for (const key of old) if (!kept.has(key)) await files.remove(key)
  }
}
