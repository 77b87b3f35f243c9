import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const year = 'public, max-age=31536000, immutable'

/**
 * Serves the built H5 client at `/`, as compressed as its build made it. Files whose names carry a hash are kept for a
 * year; the page itself never.
 */
export async function installClient(app: FastifyInstance, directory: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: directory,
    cacheControl: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      void reply.header('cache-control', /\.[0-9a-f]{8,}\.[a-z0-9]+(\.(br|gz))?$/.test(path) ? year : 'no-cache')
    },
  })
  // The client's router reads what stands behind the `#`; addresses on paper and in links have none.
  app.get('/pages/*', (request, reply) => reply.redirect(`/#${request.url}`))
}
