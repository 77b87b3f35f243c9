import underPressure from '@fastify/under-pressure'
import { apiPrefix } from '@liren/shared/endpoint'
import type { FastifyInstance } from 'fastify'
import type { IncomingMessage } from 'node:http'
import { DomainError } from '../errors.ts'

const inCommunity = new RegExp(`^${apiPrefix}/communities/([0-9a-f-]{36})`)
const communityOf = (url: string): string | null => inCommunity.exec(url)?.[1] ?? null

/** A body of a few kilobytes that is still not here after so long is not meant to come. */
const slowestBodyMs = 30_000

function hurry(request: IncomingMessage): void {
  setTimeout(() => {
    if (!request.complete) request.destroy()
  }, slowestBodyMs).unref()
}

/**
 * Lets in only what can be served: at most `cap` API requests at once, at most half of them for one community, and
 * none while the event loop lags by `maxLoopDelayMs` (0 lets it lag). The rest hears 503 at once and comes back with jitter.
 */
export async function installAdmission(app: FastifyInstance, cap: number, maxLoopDelayMs: number): Promise<void> {
  const share = Math.ceil(cap / 2)
  const perCommunity = new Map<string, number>()
  let inFlight = 0

  app.decorateRequest('admittedFor', null)
  app.addHook('onRequest', (request, _reply, done) => {
    const community = communityOf(request.url) ?? ''
    const own = perCommunity.get(community) ?? 0
    if (inFlight >= cap || (community !== '' && own >= share)) {
      done(new DomainError('overloaded', { retryAfterSeconds: 1 }))
      return
    }
    inFlight += 1
    perCommunity.set(community, own + 1)
    request.admittedFor = community
    if (request.method !== 'GET' && !request.routeOptions.config.endpoint?.upload) hurry(request.raw)
    done()
  })
  const leave = (community: string | null): void => {
    if (community === null) return
    inFlight -= 1
    const rest = (perCommunity.get(community) ?? 1) - 1
    if (rest === 0) perCommunity.delete(community)
    else perCommunity.set(community, rest)
  }
  app.addHook('onResponse', (request, _reply, done) => {
    leave(request.admittedFor)
    request.admittedFor = null
    done()
  })
  app.addHook('onRequestAbort', (request, done) => {
    leave(request.admittedFor)
    request.admittedFor = null
    done()
  })
  await app.register(underPressure, { maxEventLoopDelay: maxLoopDelayMs, retryAfter: 2 })
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The community (or '') this request was let in for; null when it was not, or has left. */
    admittedFor: string | null
  }
}
