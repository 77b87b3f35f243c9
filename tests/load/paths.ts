import { fileURLToPath } from 'node:url'

/** A path from the root of the repository. */
export const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** Where results, and the database while it runs, are kept. */
export const resultsFolder = at('.cache/load')
