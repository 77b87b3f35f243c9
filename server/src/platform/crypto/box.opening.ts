import { availableParallelism } from 'node:os'
import { runInChild } from '../child.ts'
import { mapInTurns } from '../turns.ts'
import { boxOpener } from './sealed.box.ts'

/** What was sealed, and for what; null where nothing was. */
export interface Box {
  sealed: string | null
  context: string
}

export interface Opening {
  privateRaw: Uint8Array
  purpose: string
  boxes: readonly Box[]
}

/** So many are opened sooner than a process has begun. */
const few = 1_000
const mostProcesses = 4
const program = 'platform/crypto/box.opening.child'

/** The texts of some boxes, in their order; null for what is none. */
export const openHere = ({ privateRaw, purpose, boxes }: Opening): Promise<(string | null)[]> => {
  const opener = boxOpener(privateRaw)
  return mapInTurns(boxes, ({ sealed, context }) =>
    sealed === null ? null : opener.openText(sealed, purpose, context),
  )
}

/**
 * Opens boxes, many of them on all cores: each takes a tenth of a millisecond, and requests go on meanwhile. The key
 * reaches the processes that do so by their pipe alone, and ends with them.
 */
export async function openBoxes(opening: Opening, processes = availableParallelism()): Promise<(string | null)[]> {
  const { boxes } = opening
  if (boxes.length <= few) return openHere(opening)
  const each = Math.ceil(boxes.length / Math.min(processes, mostProcesses))
  const starts = Array.from({ length: Math.ceil(boxes.length / each) }, (_, n) => n * each)
  const texts = await Promise.all(
    starts.map((from) => runInChild<(string | null)[]>(program, { ...opening, boxes: boxes.slice(from, from + each) })),
  )
  return texts.flat()
}
