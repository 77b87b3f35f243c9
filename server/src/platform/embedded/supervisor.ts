import { readFileSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { complaint } from './complaint.ts'
import { endAtExit } from './last.call.ts'
import { startPostmaster, stopPostmaster, type ClusterPlace, type Postmaster } from './postmaster.ts'
import { freePort, markFolder, waitReady } from './ready.ts'
import { urlFor, type Secrets } from './secrets.ts'
import { StartFault } from './start.fault.ts'

/** A PostgreSQL that is started again whenever it dies, always on the same port. */
export interface Supervisor {
  port: number
  stop(): Promise<void>
}

/**
 * Starts PostgreSQL and waits until it serves its folder. The first start tries other ports when one is taken meanwhile;
 * after that a PostgreSQL that dies (killed, out of memory) is restarted until `stop`. Throws a StartFault with
 * PostgreSQL's own last words when the first start fails.
 */
export async function supervise(
  place: ClusterPlace,
  secrets: Secrets,
  fast: boolean,
  log: (line: string) => void,
): Promise<Supervisor> {
  let stopping = false
  const attempt = (port: number) => bringUp(place, secrets, { port, fast }, log)
  const before = sizeOf(place.logFile)
  let port = 0
  let running: Postmaster | undefined
  for (let tries = 0; tries < 3 && !running; tries++) {
    port = await freePort()
    running = await attempt(port)
  }
  if (!running)
    throw new StartFault(
      `The database in ${place.folder} did not start: ${complaint(said(place.logFile, before))} (see ${place.logFile}).`,
    )
  let current = running

  async function watch(): Promise<void> {
    for (;;) {
      await current.gone
      if (stopping) return
      log('The database has stopped unexpectedly; starting it again.')
      for (let pause = 100; !stopping; pause = Math.min(pause * 2, 5_000)) {
        const again = await attempt(port)
        if (again) {
          current = again
          break
        }
        await sleep(pause)
      }
      if (stopping) return
      log('The database is back.')
    }
  }
  const watching = watch()

  let stopped: Promise<void> | undefined
  async function stopOnce(): Promise<void> {
    stopping = true
    if (!current.isGone()) await stopPostmaster(place, current.pid)
    await watching
    // A restart may have been under way when the stop came.
    if (!current.isGone()) await stopPostmaster(place, current.pid)
  }
  return { port, stop: () => (stopped ??= stopOnce()) }
}

/** One start: the running postmaster once it serves our folder, or undefined when it ended before. */
async function bringUp(
  place: ClusterPlace,
  secrets: Secrets,
  settings: { port: number; fast: boolean },
  log: (line: string) => void,
): Promise<Postmaster | undefined> {
  markFolder(place.folder, place.account)
  const postmaster = startPostmaster(place, settings)
  endAtExit(postmaster)
  const state = await waitReady(
    urlFor('admin', secrets, settings.port, 'postgres'),
    place.folder,
    postmaster.isGone,
    (seconds) => log(`Waiting for the database … ${seconds} s`),
  )
  if (postmaster.isGone()) return undefined
  if (state === 'ready') return postmaster
  await stopPostmaster(place, postmaster.pid)
  return undefined
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

/** What was written to the log since it had that size (or all of it, when it was begun anew). */
function said(logFile: string, before: number): string {
  const text = readFileSync(logFile)
  return text.subarray(text.length >= before ? before : 0).toString()
}
