import type { FastifyBaseLogger } from 'fastify'
import type pg from 'pg'
import { sweepIdentity } from '../features/identity/identity.sweep.service.ts'
import { sweepRegisters } from '../features/register/register.sweep.service.ts'
import { sweepIdempotency } from '../platform/http/idempotency.sweep.ts'
import type { SealedFiles } from '../platform/storage/sealed.files.ts'

const everyMs = 10 * 60_000

/** Housekeeping every ten minutes. Several processes may do it at once: each statement is safe to repeat. */
export function startSweeps(pool: pg.Pool, files: SealedFiles, log: FastifyBaseLogger): () => Promise<void> {
  let running: Promise<void> = Promise.resolve()
  const sweep = async (): Promise<void> => {
    try {
      await sweepIdentity(pool)
      await sweepIdempotency(pool)
      await sweepRegisters(pool, files)
    } catch (error) {
      log.warn({ err: error }, 'housekeeping failed; it is tried again in ten minutes')
    }
  }
  const timer = setInterval(() => {
    running = sweep()
  }, everyMs)
  timer.unref()
  return () => {
    clearInterval(timer)
    return running
  }
}
