import { useCallback, useEffect, useRef, useState } from 'react'
import { release } from '../platform/files.ts'
import type { PickedFile } from '../platform/files.types.ts'
import { randomName } from '../platform/random.ts'
import { shrunk } from '../platform/shrink.ts'
import { isUnreachable } from './failure.ts'
import { foundAgain, leftBehind, sendingOf, toKeep, type FileKind, type Sending } from './sending.queue.ts'
import type { UploadOptions } from './upload.ts'
import { keepWaiting, letGo, putAside, takeAgain } from './waiting.files.ts'

export type { FileKind, Sending } from './sending.queue.ts'

interface SendingOptions<Made> {
  /** The draft these files belong to: under its name they wait on the device. Null for those that go with the page. */
  draft: string | null
  /** Whether there is something to send to. */
  isReady: boolean
  /** Sends one file; null where there is nothing to send to after all, and another line says why. */
  send: (file: PickedFile, options: UploadOptions) => Promise<Made | null>
  /** How many more there may be. */
  room: number
  /** Told of each file the server has; of one sent again after a lost answer perhaps twice. */
  onDone: (made: Made, place: string) => void
}

/** The queue, kept on the device under the name of its draft until each file is sent or let go. */
function useKeptQueue(draft: string | null) {
  const [found] = useState<readonly Sending[]>(() => (draft === null ? [] : leftBehind(draft)))
  const [queue, setQueue] = useState(found)
  const waits = JSON.stringify(toKeep(queue))
  const kept = useRef(draft)
  useEffect(() => {
    // A draft that was saved for the first time goes by another name.
    if (kept.current !== null && kept.current !== draft) keepWaiting(kept.current, [])
    kept.current = draft
    if (draft !== null) keepWaiting(draft, JSON.parse(waits) as ReturnType<typeof toKeep>)
  }, [draft, waits])
  useEffect(() => {
    let isGone = false
    for (const { key } of found)
      void takeAgain(key).then((source) => {
        if (!isGone) setQueue((all) => all.map((one) => (one.key === key ? foundAgain(one, source) : one)))
      })
    return () => {
      isGone = true
    }
  }, [found])
  return [queue, setQueue] as const
}

/** Sends chosen files one after another, each to be stopped, tried again or let go; what waits outlives the page. */
export function useSending<Made>({ draft, isReady, send: sendFile, room, onDone }: SendingOptions<Made>) {
  const [queue, setQueue] = useKeptQueue(draft)
  const stopper = useRef<{ key: string; ending: AbortController } | null>(null)
  const latest = useRef({ sendFile, onDone })
  latest.current = { sendFile, onDone }
  // Leaving the page stops what is on its way; it waits on the device.
  useEffect(() => () => stopper.current?.ending.abort(), [])

  const patch = useCallback(
    (key: string, part: Partial<Sending>) =>
      setQueue((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one))),
    [setQueue],
  )
  /** It is sent, or not wanted any more. */
  const drop = useCallback(
    (key: string) => {
      void letGo(key)
      setQueue((all) => {
        const gone = all.find((one) => one.key === key)
        if (gone?.address) release(gone.address)
        return all.filter((one) => one.key !== key)
      })
    },
    [setQueue],
  )

  const send = useCallback(
    async ({ key, kind, file, submission, place }: Sending) => {
      const ending = new AbortController()
      stopper.current = { key, ending }
      patch(key, { state: 'sending', percent: 0, error: null })
      try {
        const ready = kind === 'picture' ? await shrunk(file) : file
        const onProgress = (percent: number) => patch(key, { percent })
        const made = await latest.current.sendFile(ready, { submission, onProgress, signal: ending.signal })
        if (made === null) return patch(key, { state: 'failed' })
        latest.current.onDone(made, place)
        drop(key)
      } catch (error) {
        if (ending.signal.aborted) return
        patch(key, { state: 'failed', error, submission: isUnreachable(error) ? submission : randomName(32) })
      } finally {
        stopper.current = null
      }
    },
    [drop, patch],
  )

  const next = queue.some(({ state }) => state === 'sending')
    ? undefined
    : queue.find(({ state }) => state === 'waiting')
  useEffect(() => {
    if (next && isReady) void send(next)
  }, [next, isReady, send])

  const left = Math.max(0, room - queue.length)
  const stop = (key: string) => {
    if (stopper.current?.key === key) stopper.current.ending.abort()
    drop(key)
  }
  return {
    queue,
    /** How many more may be chosen. */
    left,
    isWaiting: queue.length > 0 && !isReady,
    isBusy: queue.length > 0,
    add: (kind: FileKind, files: readonly PickedFile[], place = '') => {
      const added = files.slice(0, left).map((file) => sendingOf(kind, file, place))
      if (draft !== null) for (const { key, file, state } of added) if (state === 'waiting') void putAside(key, file)
      setQueue((all) => [...all, ...added])
    },
    again: (key: string) => patch(key, { state: 'waiting' }),
    /** Stops what is on its way, or lets go of what is not. */
    stop,
    /** Gives the files to whoever sends them; the device keeps them under their keys. */
    handOver: (): Sending[] => {
      const given = queue.filter(({ state }) => state !== 'lost' && state !== 'too_large')
      for (const { address } of queue) if (address) release(address)
      // At once: the page may go away in the same breath.
      if (draft !== null) keepWaiting(draft, [])
      setQueue([])
      return given
    },
    /** Lets go of all: the draft they were for is gone. */
    clear: () => {
      for (const { key } of queue) stop(key)
    },
  }
}

export type SendingFiles = ReturnType<typeof useSending>

/** What a queue that serves several places holds for one of them, which has room for `room` more. */
export function sendingAt(sending: SendingFiles, place: string, room: number) {
  const queue = sending.queue.filter((one) => one.place === place)
  const left = Math.max(0, room - queue.length)
  return {
    ...sending,
    queue,
    left,
    add: (kind: FileKind, files: readonly PickedFile[]) => sending.add(kind, files.slice(0, left), place),
  }
}

/** A queue, or what it holds for one place. */
export type PlaceSending = Pick<SendingFiles, 'queue' | 'left' | 'again' | 'stop'> & {
  add: (kind: FileKind, files: readonly PickedFile[]) => void
}
