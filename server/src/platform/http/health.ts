import type { FastifyInstance } from 'fastify'
import metrics from 'fastify-metrics'
import { timingSafeEqual } from 'node:crypto'
import type pg from 'pg'
import { sendProblem } from './problems.ts'

export interface HealthOptions {
  pool: pg.Pool
  metricsToken: string | null
  isDraining: () => boolean
}

const same = (given: string, wanted: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** `/healthz`: the process lives. `/readyz`: it can serve. `/metrics`: for who brings METRICS_TOKEN, else not there. */
export async function installHealth(app: FastifyInstance, options: HealthOptions): Promise<void> {
  app.get('/healthz', () => ({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) => {
    if (options.isDraining()) return reply.status(503).send({ status: 'draining' })
    try {
      await options.pool.query('SELECT 1')
      return { status: 'ready' }
    } catch {
      return reply.status(503).send({ status: 'database away' })
    }
  })
  if (options.metricsToken === null) return
  const wanted = `Bearer ${options.metricsToken}`
  await app.register(metrics, { endpoint: null, clearRegisterOnInit: true })
  app.get('/metrics', async (request, reply) => {
    if (!same(request.headers.authorization ?? '', wanted)) {
      sendProblem(request, reply, 'not_found')
      return reply
    }
    return reply.type(app.metrics.client.register.contentType).send(await app.metrics.client.register.metrics())
  })
}
