import type { PickedFile } from '../../platform/files.types.ts'

type Source = PickedFile['source']

/** Pictures of this page's own reports, for devices that keep no files. */
const held = new Map<string, Source>()

export const keepAtHand = (key: string, source: Source): void => void held.set(key, source)

export const fileAtHand = (key: string): Source | null => held.get(key) ?? null
