import { Logger, run, type Runner, type TaskList } from 'graphile-worker'
import type pg from 'pg'
import type { FastifyBaseLogger } from 'fastify'

export interface WorkerOptions {
  pool: pg.Pool
  tasks: TaskList
  log: FastifyBaseLogger
}

/** Starts the job loop in this process; several processes share one queue. `stop` waits for running jobs. */
export function startWorker({ pool, tasks, log }: WorkerOptions): Promise<Runner> {
  return run({
    pgPool: pool,
    taskList: tasks,
    concurrency: 2,
    noHandleSignals: true,
    logger: new Logger(() => (level, message) => {
      if (level === 'error' || level === 'warning') log.warn({ worker: message }, 'job worker')
      else log.debug({ worker: message }, 'job worker')
    }),
  })
}
