import { z } from 'zod'

/** Where the two copies of a key are kept: no secret, and it goes into the log. */
export const keepersDraft = z.tuple([z.string().max(40), z.string().max(40)])
export type Keepers = z.infer<typeof keepersDraft>
export const noKeepers: Keepers = ['', '']

/** Both are named, and they are two. */
export const areKeepers = ([one, other]: Keepers): boolean =>
  one.trim() !== '' && other.trim() !== '' && one.trim() !== other.trim()
