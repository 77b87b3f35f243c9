import type { FastifyBaseLogger } from 'fastify'
import type pg from 'pg'
import { publishDue } from '../features/announcements/announcements.schedule.service.ts'
import { restartTellings } from '../features/announcements/announcements.telling.service.ts'
import { sweepAnnouncements } from '../features/announcements/announcements.sweep.service.ts'
import { sweepComplaints } from '../features/complaints/complaints.clock.service.ts'
import { sweepTopics } from '../features/complaints/complaints.coordination.clock.service.ts'
import { sweepCalls } from '../features/complaints/complaints.whistle.clock.service.ts'
import { sweepHotlineImports } from '../features/complaints/complaints.hotline.service.ts'
import { sweepComplaintPictures } from '../features/complaints/complaints.pictures.service.ts'
import { sweepIdentity } from '../features/identity/identity.sweep.service.ts'
import { sweepOpenings } from '../features/points/points.opening.service.ts'
import { sweepOrders } from '../features/points/points.orders.service.ts'
import { sweepPoints } from '../features/points/points.ledger.service.ts'
import { remindOfExpiry } from '../features/points/points.reminding.service.ts'
import { sweepRegisters } from '../features/register/register.sweep.service.ts'
import { remindOfShifts } from '../features/volunteering/volunteering.reminding.service.ts'
import { sweepShifts } from '../features/volunteering/volunteering.reviews.service.ts'
import { sweepVoteFiles } from '../features/votes/votes.files.service.ts'
import { sweepVotes } from '../features/votes/votes.closing.service.ts'
import { sweepIdempotency } from '../platform/http/idempotency.sweep.ts'
import type { SealedFiles } from '../platform/storage/sealed.files.ts'

const housekeepingMs = 10 * 60_000
/** What is to go out at a time goes out within so long after it. */
const dueMs = 10_000

/** Does something again and again, never twice at once in this process; returns how to stop. */
function repeat(everyMs: number, work: () => Promise<void>, onFault: (error: unknown) => void): () => Promise<void> {
  let running: Promise<void> | null = null
  const timer = setInterval(() => {
    running ??= work()
      .catch(onFault)
      .finally(() => {
        running = null
      })
  }, everyMs)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}

/**
 * Housekeeping every ten minutes, and what is due every ten seconds. Several processes may do it at once: each statement
 * is safe to repeat.
 */
export function startSweeps(pool: pg.Pool, files: SealedFiles, log: FastifyBaseLogger): () => Promise<void> {
  const housekeeping = async (): Promise<void> => {
    await sweepIdentity(pool)
    await sweepIdempotency(pool)
    await sweepRegisters(pool, files)
    await sweepPoints(pool)
    await remindOfExpiry(pool)
    await sweepOrders(pool)
    await sweepOpenings(pool)
    await sweepAnnouncements(pool, files)
    await sweepVoteFiles(pool, files)
    await sweepComplaintPictures(pool, files)
    await sweepHotlineImports(pool)
    // A month is looked back upon: nothing of it is due to the second.
    await sweepTopics(pool)
  }
  const stops = [
    repeat(housekeepingMs, housekeeping, (error) => {
      log.warn({ err: error }, 'housekeeping failed; it is tried again in ten minutes')
    }),
    repeat(
      dueMs,
      () => sweepVotes(pool),
      (error) => {
        log.warn({ err: error }, 'closing votes whose time is over failed; it is tried again in ten seconds')
      },
    ),
    repeat(
      dueMs,
      async () => {
        await sweepComplaints(pool)
        await sweepCalls(pool)
      },
      (error) => {
        log.warn({ err: error }, 'the clock of complaints failed; it is tried again in ten seconds')
      },
    ),
    repeat(
      dueMs,
      async () => {
        await publishDue(pool)
        await sweepShifts(pool)
        await remindOfShifts(pool)
        await restartTellings(pool)
      },
      (error) => {
        log.warn({ err: error }, 'publishing what is due failed; it is tried again in ten seconds')
      },
    ),
  ]
  return async () => {
    await Promise.all(stops.map((stop) => stop()))
  }
}
