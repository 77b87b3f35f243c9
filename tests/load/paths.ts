import { join } from 'node:path'

/** A path from the root of the repository, where `npm run load` runs us. */
export const at = (path: string): string => join(process.cwd(), path)

/** Where results, and the database while it runs, are kept. */
export const resultsFolder = at('.cache/load')
