import type pg from 'pg'
import type { Manifest } from './manifest.ts'

/** The jobs that are still to be done; one that is running now counts, since its effect may not be in the snapshot. */
export async function pendingJobs(client: pg.Client): Promise<Manifest['jobs']> {
  const { rows } = await client.query<Manifest['jobs'][number]>(
    `SELECT t.identifier AS task, j.payload, j.key, j.run_at::text AS "runAt", j.max_attempts::int AS "maxAttempts",
       j.priority::int AS priority
     FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
     WHERE j.attempts < j.max_attempts OR j.locked_at IS NOT NULL
     ORDER BY j.id`,
  )
  return rows
}

/** Puts jobs into the queue again; their attempts start anew. */
export async function enqueueAgain(client: pg.Client, jobs: Manifest['jobs']): Promise<void> {
  for (const { task, payload, key, runAt, maxAttempts, priority } of jobs) {
    await client.query(
      `SELECT graphile_worker.add_job($1, $2::json, run_at => $3, max_attempts => $4, job_key => $5, priority => $6)`,
      [task, JSON.stringify(payload), runAt, maxAttempts, key, priority],
    )
  }
}
