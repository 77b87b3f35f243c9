import { Logger, run, runOnce, type Runner, type TaskList } from 'graphile-worker'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { FastifyBaseLogger } from 'fastify'

export interface WorkerOptions {
  pool: pg.Pool
  tasks: TaskList
  log: FastifyBaseLogger
}

const loggerTo = (log: FastifyBaseLogger): Logger =>
  new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') log.warn({ worker: message }, 'job worker')
    else log.debug({ worker: message }, 'job worker')
  })

/** Does the jobs that are due, once, and returns when they are done. */
export const runDueJobs = ({ pool, tasks, log }: WorkerOptions): Promise<void> =>
  runOnce({ pgPool: pool, taskList: tasks, noHandleSignals: true, logger: loggerTo(log) })

/** A job loop that runs. */
export interface JobLoop {
  /** Waits for running jobs. */
  stop(): Promise<void>
}

/** So many failures in a row to ask for a job, some seconds, are a loop that will not recover by itself. */
const tooMany = 5
const againMs = 1_000

/**
 * Where what a job came to cannot be written down, the library drops the failure so that nobody can take it up, and the
 * process ends. In batches it ends the loop instead; and a connection is waited for until there is one.
 */
const preset = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } }

function patient(pool: pg.Pool, isOver: () => boolean): pg.Pool {
  const wait = async (): Promise<pg.PoolClient> => {
    for (;;) {
      try {
        return await pool.connect()
      } catch (error) {
        if (isOver()) throw error
        await pause(againMs)
      }
    }
  }
  // Who hands over a callback, to listen for new jobs, tries again by itself.
  const connect = (hear?: Parameters<pg.Pool['connect']>[0]) => (hear ? pool.connect(hear) : wait())
  return Object.assign(Object.create(pool) as pg.Pool, { connect })
}

/**
 * Starts the job loop in this process; several processes share one queue. The library remembers for good that its first
 * question to the database failed, so a loop that goes on failing is ended and begun anew, as is one that ended by itself.
 */
export async function startWorker({ pool, tasks, log }: WorkerOptions): Promise<JobLoop> {
  let turn: Promise<Runner>
  let isOver = false
  const pgPool = patient(pool, () => isOver)
  const options = { preset, pgPool, taskList: tasks, concurrency: 2, noHandleSignals: true, logger: loggerTo(log) }
  const begin = async (): Promise<Runner> => {
    const runner = await run(options)
    let failures = 0
    runner.events.on('worker:getJob:empty', () => (failures = 0))
    runner.events.on('job:start', () => (failures = 0))
    runner.events.on('worker:getJob:error', () => {
      failures += 1
      if (failures === tooMany) runner.stop().catch(() => undefined)
    })
    const again = (): void => {
      if (isOver) return
      log.warn('the job loop is begun anew')
      turn = beginUntilItRuns()
    }
    runner.promise.then(again, again)
    return runner
  }
  const beginUntilItRuns = async (): Promise<Runner> => {
    for (;;) {
      try {
        return await begin()
      } catch (error) {
        if (isOver) throw error
        log.warn({ err: error }, 'the job loop cannot begin; it is tried again in a second')
        await pause(againMs)
      }
    }
  }
  turn = begin()
  await turn
  return {
    async stop() {
      isOver = true
      const runner = await turn.catch(() => null)
      // One that has ended by itself is stopped already.
      await runner?.stop().catch(() => undefined)
    },
  }
}
