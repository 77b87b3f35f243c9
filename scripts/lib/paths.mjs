import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root of the repository. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/** A path from the root of the repository. */
export const at = (...parts) => path.join(root, ...parts)
