import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify'
import { timingSafeEqual, createHash } from 'node:crypto'
import { z } from 'zod'
import type { Signer } from './features/signing/signing.service.ts'

const asked = z.strictObject({ community: z.uuid(), decision: z.uuid(), size: z.number().int().min(1).max(10_000_000) })
const page = z.strictObject({
  ...{ community: z.uuid(), decision: z.uuid() },
  after: z.number().int().min(0).max(10_000_000),
  limit: z.number().int().min(1).max(1_000),
})
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** The signer over HTTP, for the product's own processes only: they bring a word that both know. */
export function buildSignerApp(
  signer: Signer,
  { token, logger }: { token: string; logger: FastifyServerOptions['logger'] },
): FastifyInstance {
  const app = Fastify({ ...(logger === undefined ? {} : { logger }), bodyLimit: 1_024 })
  const expected = digest(`Bearer ${token}`)
  app.addHook('onRequest', async (request, reply) => {
    if (timingSafeEqual(digest(request.headers.authorization ?? ''), expected)) return
    await reply.status(401).send({})
  })
  app.get('/health', () => ({}))
  app.post('/heads', async (request, reply) => {
    const { data } = asked.safeParse(request.body)
    if (!data) return reply.status(400).send({})
    const answer = await signer.headAt(data, data.size)
    if ('head' in answer) return answer.head
    return 'halt' in answer ? reply.status(409).send(answer) : reply.status(404).send({})
  })
  app.post('/heads/page', async (request, reply) => {
    const { data } = page.safeParse(request.body)
    if (!data) return reply.status(400).send({})
    return { heads: await signer.headsAfter(data, data.after, data.limit) }
  })
  return app
}
