import { z } from 'zod'
import type { PickedFile } from '../platform/files.types.ts'
import { shelve, takeUp, unshelve } from '../platform/shelf.ts'
import { keepDraft, readDraft } from './drafts.ts'
import { currentSession } from './session.ts'

const waiting = z.object({
  key: z.string(),
  kind: z.enum(['picture', 'pdf']),
  name: z.string(),
  size: z.number(),
  /** Names the submission through every try, also of another page. */
  submission: z.string(),
  /** Where on its page it belongs; empty where there is one place only. */
  place: z.string().default(''),
})
/** A chosen file that the server does not have yet, without the file itself. */
export type WaitingFile = z.infer<typeof waiting>

const boxOf = (draft: string) => `files.${draft}`
/** Files belong to the account that chose them, as drafts do. */
const shelfKey = (key: string) => `${currentSession()?.accountId ?? 'nobody'}.${key}`

/** What waited when the page of this draft was left. */
export const readWaiting = (draft: string): WaitingFile[] => readDraft(z.array(waiting), boxOf(draft)) ?? []

/** Notes what waits now. */
export const keepWaiting = (draft: string, files: readonly WaitingFile[]): boolean =>
  keepDraft(boxOf(draft), files.length === 0 ? null : files)

/** Puts the file itself aside. */
export const putAside = (key: string, file: PickedFile): Promise<void> => shelve(shelfKey(key), file)

/** Takes it up again; null where the device did not keep it. */
export const takeAgain = (key: string): Promise<PickedFile['source'] | null> => takeUp(shelfKey(key))

/** It is sent, or not wanted any more. */
export const letGo = (key: string): Promise<void> => unshelve(shelfKey(key))

/** For an account that is deleted: no file it chose stays on this device. */
export const forgetWaiting = (): Promise<void> => unshelve(shelfKey(''))
