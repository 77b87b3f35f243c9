import { apiPrefix, type Endpoint, type ReplyOf } from '@liren/shared/endpoint'
import type { Locale } from '@liren/shared/primitives'
import type { FileReply } from '@liren/shared/files'
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify'
import type pg from 'pg'
import { z } from 'zod'
import { withContext, type Db } from '../db/context.ts'
import { DomainError } from '../errors.ts'
import type { SealedFiles } from '../storage/sealed.files.ts'
import { isRelated, type AccountActor, type CommunityActor } from './actor.ts'
import {
  acceptFiles,
  fileOf,
  forgetFile,
  keepFile,
  receiveFile,
  sendFile,
  type Intake,
  type KeptFile,
  type LateFile,
} from './files.ts'
import { digestOf, once } from './idempotency.store.ts'
import { localeOf } from './locale.ts'
import { Tagged } from './tagged.ts'
import { claimsOf, type Claims } from './tokens.ts'

type Out<T> = T extends z.ZodType ? z.output<T> : undefined

/** A request after its schema: typed by the endpoint. */
export interface Call<E extends Endpoint> {
  params: Out<E['params']>
  query: Out<E['query']>
  body: Out<E['body']>
  locale: Locale
  address: string
  /** What was uploaded, sealed in storage already; null for endpoints that take no file. */
  file: KeptFile | null
}

export type Rule<A> = (actor: A) => boolean
/** What is done in the transaction of a call; a download may leave the making of its file for after it. */
type Work<E extends Endpoint, A> = (context: {
  db: Db
  actor: A
  call: Call<E>
}) => Promise<ReplyOf<E> | LateFile | Tagged<ReplyOf<E>>>

/** How the platform learns who is calling; the roles feature provides it. Both answer null when the session is over. */
export interface ActorSource {
  account(db: Db, claims: Claims): Promise<AccountActor | null>
  community(db: Db, claims: Claims, communityId: string): Promise<CommunityActor | null>
}

/** The five ways to declare a route. Each names who may call it; there is no other way to register one. */
export interface Routes {
  /** Nobody needs to be signed in; the handler opens its own contexts. */
  anyone<E extends Endpoint>(e: E, work: (call: Call<E>) => Promise<ReplyOf<E> | LateFile | Tagged<ReplyOf<E>>>): void
  /** A valid token is enough; for calls that talk to somebody outside before they touch the data. */
  bearer<E extends Endpoint>(e: E, work: (call: Call<E>, claims: Claims) => Promise<ReplyOf<E>>): void
  /** A live session whose account satisfies the rule; `work` runs inside the person's own context. */
  account<E extends Endpoint>(e: E, rule: Rule<AccountActor>, work: Work<E, AccountActor>): void
  /** As `account`, inside the community of the address; to strangers the community answers 404. An upload may be judged. */
  community<E extends Endpoint>(e: E, rule: Rule<CommunityActor>, work: Work<E, CommunityActor>, intake?: Intake): void
  /** As `community`, where the reply is made of what was committed, with somebody outside; a repetition has it made again. */
  committed<E extends Endpoint, Kept>(
    e: E,
    rule: Rule<CommunityActor>,
    work: (context: { db: Db; actor: CommunityActor; call: Call<E> }) => Promise<Kept>,
    reply: (kept: Kept, call: Call<E>) => Promise<ReplyOf<E>>,
  ): void
}

export interface RoutesOptions {
  pool: pg.Pool
  files: SealedFiles
  /** Keys the digest of a request: it is kept, and bodies hold phones. */
  blind: (digest: string) => string
  actors: ActorSource
  /** False only where a test proves that row security alone holds. */
  checks: boolean
}

declare module 'fastify' {
  interface FastifyContextConfig {
    endpoint?: Endpoint
    access?: keyof Routes
  }
}

/** The file, and what multipart/form-data puts around it. */
const uploadLimit = (upload: Endpoint['upload']): number => (upload?.maxBytes ?? 0) + 64 * 1024

const idempotencyHeader = z.looseObject({ 'idempotency-key': z.string().regex(/^[A-Za-z0-9_-]{16,64}$/) })

const callOf = <E extends Endpoint>(request: FastifyRequest, file: KeptFile | null = null): Call<E> => ({
  params: request.params as Out<E['params']>,
  query: request.query as Out<E['query']>,
  body: request.body as Out<E['body']>,
  get locale() {
    return localeOf(request.headers['accept-language'])
  },
  address: request.ip,
  file,
})

export function createRoutes(app: FastifyInstance, { pool, files, blind, actors, checks }: RoutesOptions): Routes {
  function declare(e: Endpoint, access: keyof Routes, handle: (request: FastifyRequest) => Promise<unknown>): void {
    const options: RouteOptions = {
      method: e.method,
      url: apiPrefix + e.path,
      config: { endpoint: e, access },
      schema: {
        ...(e.params ? { params: e.params } : {}),
        ...(e.query ? { querystring: e.query } : {}),
        ...(e.body ? { body: e.body } : {}),
        ...(e.idempotent ? { headers: idempotencyHeader } : {}),
        ...(e.download === null ? { response: { [e.status]: e.reply } } : {}),
      },
      handler: async (request, reply) => {
        const result = await handle(request)
        if (e.download !== null) {
          const file = await fileOf(result as FileReply | LateFile)
          return sendFile(reply.status(e.status), { download: e.download, cached: e.cached }, file)
        }
        if (!(result instanceof Tagged)) return reply.status(e.status).send(result)
        void reply.header('etag', result.etag)
        if (result.isKnownTo(request.headers['if-none-match'])) return reply.status(304).send()
        return reply.status(e.status).send(result.make())
      },
    }
    if (e.upload === null) app.route(options)
    else
      void app.register(async (scope) => {
        await acceptFiles(scope)
        scope.route({ ...options, bodyLimit: uploadLimit(e.upload) })
      })
  }

  /** Receives and seals the file of an upload, if the caller is let in at all; what `work` did not take is removed. */
  async function withFile<T>(
    e: Endpoint,
    request: FastifyRequest,
    intake: Intake | null,
    admit: () => Promise<unknown>,
    work: (file: KeptFile | null) => Promise<T>,
  ): Promise<T> {
    if (e.upload === null) return work(null)
    await admit()
    const received = await receiveFile(request, e.upload.maxBytes, claimsOf(request).sub)
    const file = await keepFile(files, received, intake)
    try {
      const result = await work(file)
      if (!file.isTaken) await forgetFile(files, file)
      return result
    } catch (error) {
      await forgetFile(files, file)
      throw error
    }
  }

  const claimed = <T>(
    e: Endpoint,
    { request, file }: { request: FastifyRequest; file: KeptFile | null },
    db: Db,
    claims: Claims,
    work: () => Promise<T>,
  ) => {
    if (!e.idempotent) return work()
    const { params, body } = request
    const claim = {
      accountId: claims.sub,
      communityId: (params as { communityId?: string } | undefined)?.communityId ?? null,
      key: String(request.headers['idempotency-key']),
      requestDigest: blind(digestOf([e.id, params, file?.digest ?? body])),
    }
    return once(db, claim, e.status, work)
  }

  interface InCommunity<E extends Endpoint, Kept> {
    rule: Rule<CommunityActor>
    work: (context: { db: Db; actor: CommunityActor; call: Call<E> }) => Promise<Kept>
    intake: Intake | null
  }

  /** Lets the caller into the community of the address and does the work in one transaction there. */
  async function inCommunity<E extends Endpoint, Kept>(
    e: E,
    request: FastifyRequest,
    { rule, work, intake }: InCommunity<E, Kept>,
  ): Promise<Kept> {
    const claims = claimsOf(request)
    const { communityId } = request.params as { communityId: string }
    const context = { accountId: claims.sub, communityId }
    const admit = async (db: Db) => {
      const actor = await actors.community(db, claims, communityId)
      if (!actor) throw new DomainError('unauthenticated')
      if (checks && !isRelated(actor)) throw new DomainError('not_found')
      if (checks && !rule(actor)) throw new DomainError('forbidden')
      return actor
    }
    return withFile(
      e,
      request,
      intake,
      () => withContext(pool, context, admit),
      (file) =>
        withContext(pool, context, async (db) => {
          const actor = await admit(db)
          return claimed(e, { request, file }, db, claims, () => work({ db, actor, call: callOf(request, file) }))
        }),
    )
  }

  return {
    anyone(e, work) {
      declare(e, 'anyone', (request) => work(callOf(request)))
    },
    bearer(e, work) {
      declare(e, 'bearer', async (request) => work(callOf(request), claimsOf(request)))
    },
    account(e, rule, work) {
      declare(e, 'account', async (request) => {
        const claims = claimsOf(request)
        const context = { accountId: claims.sub }
        const admit = async (db: Db) => {
          const actor = await actors.account(db, claims)
          if (!actor) throw new DomainError('unauthenticated')
          if (checks && !rule(actor)) throw new DomainError('forbidden')
          return actor
        }
        return withFile(
          e,
          request,
          null,
          () => withContext(pool, context, admit),
          (file) =>
            withContext(pool, context, async (db) => {
              const actor = await admit(db)
              return claimed(e, { request, file }, db, claims, () => work({ db, actor, call: callOf(request, file) }))
            }),
        )
      })
    },
    community(e, rule, work, intake) {
      declare(e, 'community', (request) => inCommunity(e, request, { rule, work, intake: intake ?? null }))
    },
    committed(e, rule, work, reply) {
      declare(e, 'community', async (request) =>
        reply(await inCommunity(e, request, { rule, work, intake: null }), callOf(request)),
      )
    },
  }
}

/** Refuses to boot a route under the API that was not declared through `Routes`. */
export function forbidUndeclaredRoutes(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    if (route.url.startsWith(apiPrefix) && !route.config?.access)
      throw new Error(`${String(route.method)} ${route.url} has no declared policy`)
  })
}
