import { useCallback, useEffect, useRef, useState } from 'react'
import type { Attachment } from '@liren/shared/announcements.attachments'
import { largestPdfBytes } from '@liren/shared/announcements.attachments'
import { localAddress, release } from '../../../platform/files.ts'
import type { PickedFile } from '../../../platform/files.types.ts'
import { randomName } from '../../../platform/random.ts'
import { shrunk } from '../../../platform/shrink.ts'
import { isUnreachable } from '../../../lib/failure.ts'
import { uploadAttachment } from '../attaching.api.ts'

/** A file on its way to the server. */
export interface Sending {
  key: string
  kind: Attachment['kind']
  file: PickedFile
  /** Where a picture can be looked at meanwhile. */
  address: string
  percent: number
  state: 'waiting' | 'sending' | 'failed' | 'too_large'
  error: unknown
  /** Names this submission through every try whose answer was lost. */
  submission: string
}

interface AttachingOptions {
  communityId: string
  /** Whether there is a notice on the server to send to, or enough of one to make it. */
  isReady: boolean
  /** The notice to send to; null while there is none. */
  target: () => Promise<string | null>
  /** How many more there may be. */
  room: number
  onDone: (file: Attachment) => void
}

const sendingOf = (kind: Attachment['kind'], file: PickedFile): Sending => ({
  key: randomName(8),
  kind,
  file,
  address: kind === 'picture' ? localAddress(file) : '',
  percent: 0,
  state: kind === 'pdf' && file.size > largestPdfBytes ? 'too_large' : 'waiting',
  error: null,
  submission: randomName(32),
})

/** Sends chosen files one after another, each to be stopped, tried again or let go. */
export function useAttaching({ communityId, isReady, target, room, onDone }: AttachingOptions) {
  const [queue, setQueue] = useState<readonly Sending[]>([])
  const stopper = useRef<{ key: string; ending: AbortController } | null>(null)
  const latest = useRef({ target, onDone })
  latest.current = { target, onDone }
  useEffect(() => () => stopper.current?.ending.abort(), [])

  const patch = useCallback(
    (key: string, part: Partial<Sending>) =>
      setQueue((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one))),
    [],
  )
  const drop = useCallback((key: string) => {
    setQueue((all) => {
      const gone = all.find((one) => one.key === key)
      if (gone?.address) release(gone.address)
      return all.filter((one) => one.key !== key)
    })
  }, [])

  const send = useCallback(
    async ({ key, kind, file, submission }: Sending) => {
      const ending = new AbortController()
      stopper.current = { key, ending }
      patch(key, { state: 'sending', percent: 0, error: null })
      try {
        const announcementId = await latest.current.target()
        // Saving failed, or waits for an answer to a question: its own line says so.
        if (announcementId === null) return patch(key, { state: 'failed' })
        const ready = kind === 'picture' ? await shrunk(file) : file
        const onProgress = (percent: number) => patch(key, { percent })
        const options = { submission, onProgress, signal: ending.signal }
        const made = await uploadAttachment(communityId, announcementId, ready, options)
        latest.current.onDone(made)
        drop(key)
      } catch (error) {
        if (ending.signal.aborted) drop(key)
        else patch(key, { state: 'failed', error, submission: isUnreachable(error) ? submission : randomName(32) })
      } finally {
        stopper.current = null
      }
    },
    [communityId, drop, patch],
  )

  const next = queue.some(({ state }) => state === 'sending')
    ? undefined
    : queue.find(({ state }) => state === 'waiting')
  useEffect(() => {
    if (next && isReady) void send(next)
  }, [next, isReady, send])

  const left = Math.max(0, room - queue.length)
  return {
    queue,
    /** How many more may be chosen. */
    left,
    isWaitingForWords: queue.length > 0 && !isReady,
    isBusy: queue.length > 0,
    add: (kind: Attachment['kind'], files: readonly PickedFile[]) =>
      setQueue((all) => [...all, ...files.slice(0, left).map((file) => sendingOf(kind, file))]),
    again: (key: string) => patch(key, { state: 'waiting' }),
    /** Stops what is on its way, or lets go of what is not. */
    stop: (key: string) => {
      if (stopper.current?.key === key) stopper.current.ending.abort()
      else drop(key)
    },
  }
}

export type Attaching = ReturnType<typeof useAttaching>
