import type { Postmaster } from './postmaster.ts'

const living = new Set<Postmaster>()

/**
 * Ends a PostgreSQL when this process leaves without having stopped it: by an uncaught error, or by a signal that comes
 * while it is being started. There is no time to wait then; it shuts down by itself.
 */
export function endAtExit(postmaster: Postmaster): void {
  if (living.size === 0) process.once('exit', endAll)
  living.add(postmaster)
  void postmaster.gone.then(() => {
    living.delete(postmaster)
    if (living.size === 0) process.removeListener('exit', endAll)
  })
}

function endAll(): void {
  for (const { pid } of living) {
    try {
      process.kill(pid, 'SIGINT')
    } catch {
      // It is gone already.
    }
  }
}
