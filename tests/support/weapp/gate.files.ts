import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'

/** Every file below a folder, by its path from there, with forward slashes. */
export function filesBelow(root: string, folder = ''): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name)
    return entry.isDirectory() ? filesBelow(root, file) : [file]
  })
}

export const bytesOf = (root: string, file: string): number => statSync(path.join(root, file)).size
