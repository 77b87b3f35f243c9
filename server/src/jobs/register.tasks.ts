import type { JobHelpers, TaskList } from 'graphile-worker'
import { z } from 'zod'
import { applyRegister, checkRegister } from '../features/register/register.checking.service.ts'
import { exportRegister } from '../features/register/register.export.service.ts'
import { errorForLog } from '../platform/log/log.options.ts'
import {
  discardFile,
  giveUp,
  readRegister,
  type JobDeps,
  type RegisterJob,
} from '../features/register/register.reading.service.ts'

const ofImport = z.object({ communityId: z.uuid(), importId: z.uuid() })
const ofExport = z.object({ communityId: z.uuid(), exportId: z.uuid() })

/** A step that failed so often, for a reason we did not foresee, ends its import: a person is waiting for it. */
const mostAttempts = 4

const step =
  (deps: JobDeps, work: (deps: JobDeps, job: RegisterJob) => Promise<void>) =>
  async (payload: unknown, { job, logger }: JobHelpers): Promise<void> => {
    const at = ofImport.parse(payload)
    try {
      await work(deps, at)
    } catch (error) {
      // What a job dies of is written down by the queue: without the values of a statement.
      const { type, message } = errorForLog(error instanceof Error ? error : new Error(String(error)))
      // oxlint-disable-next-line preserve-caught-error -- the cause is what must not be written down
      if (job.attempts < mostAttempts) throw new Error(`${type}: ${message}`)
      logger.error(`a step of a register's import failed for good: ${type}: ${message}`)
      await giveUp(deps, at)
    }
  }

/** The steps of an import, and writing an export. Each may run again after a crash. */
export const registerTasks = (deps: JobDeps): TaskList => ({
  read_register: step(deps, readRegister),
  check_register: step(deps, checkRegister),
  apply_register: step(deps, applyRegister),
  discard_register_file: (job) => discardFile(deps, ofImport.parse(job)),
  export_register: (job) => exportRegister(deps, ofExport.parse(job)),
})
