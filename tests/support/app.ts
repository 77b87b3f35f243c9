import { randomBytes, randomInt } from 'node:crypto'
import { endpoints } from '@liren/shared/endpoints'
import { errorsOf, urlOf, type Endpoint, type ReplyOf, type RequestOf } from '@liren/shared/endpoint'
import { identity, type Session } from '@liren/shared/identity'
import type { FileReply } from '@liren/shared/files'
import { problem, type ErrorCode, type Problem } from '@liren/shared/problem'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse as Response } from 'fastify'
import { Logger, runOnce, type TaskList } from 'graphile-worker'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type pg from 'pg'
import { buildApp, type AppDeps } from '../../server/src/app.ts'
import { demoKeys } from '../../server/src/config.demo.ts'
import { createTasks } from '../../server/src/jobs/tasks.ts'
import { parseKeyRing } from '../../server/src/platform/crypto/key.ring.ts'
import { createVault } from '../../server/src/platform/crypto/vault.ts'
import { diskStorage } from '../../server/src/platform/storage/disk.ts'
import type { PostOutside } from '../../server/src/platform/outbound/public.post.ts'
import { createSealedFiles } from '../../server/src/platform/storage/sealed.files.ts'
import { createPool } from '../../server/src/platform/db/pool.ts'
import { appointOperator } from '../../server/src/features/roles/roles.service.ts'
import type { TimestampPort } from '../../server/src/platform/timestamp/timestamp.ts'
import { readTemplate } from '../../server/src/platform/wechat/wechat.templates.ts'
import type { ContentCheckPort } from '../../server/src/platform/wechat/content.check.ts'
import { endSigner, signerOf } from './signer.ts'
import { adminPool, createDatabase, type TestDatabase } from './database.ts'
import { formType, formWith } from './form.ts'

export interface CallOptions {
  /** A session, or nothing for a stranger. */
  as?: { accessToken: string } | undefined
  key?: string
  headers?: Record<string, string>
  from?: string
  /** Takes for an answer, too, that the server has too much to do. */
  once?: boolean
  /** What an upload carries. */
  file?: { name: string; bytes: Buffer }
}

export interface TestApp {
  app: FastifyInstance
  database: TestDatabase
  /** Where stored files lie. */
  folder: string
  /** The app's own pool, under row security. */
  pool: pg.Pool
  /** A superuser's pool, for looking and for planting faults. */
  admin: pg.Pool
  /** Calls an endpoint and returns its parsed reply; a refusal throws `Refused`. */
  call<E extends Endpoint>(endpoint: E, request: RequestOf<E>, options?: CallOptions): Promise<ReplyOf<E>>
  /** Calls an endpoint that must refuse, with a code that the endpoint declares; returns the problem. */
  refuse<E extends Endpoint>(endpoint: E, request: RequestOf<E>, options?: CallOptions): Promise<Problem>
  /** Any request at all. */
  inject(options: InjectOptions): Promise<Response>
  /** Every job of the product, for a worker of the test's own. */
  tasks: TaskList
  signIn(phone: string): Promise<Session>
  operator(): Promise<Session>
  runJobs(): Promise<void>
  advance(seconds: number): Promise<void>
  /** Ends the process; its database and files stay. */
  leave(): Promise<void>
  close(): Promise<void>
}

export class Refused extends Error {
  readonly code: ErrorCode
  readonly problem: Problem
  constructor(found: Problem) {
    super(`${found.code} (${String(found.status)}) ${JSON.stringify(found.errors ?? [])}`)
    this.code = found.code
    this.problem = found
  }
}

/** The vault that every test app uses. */
export function testVault() {
  const ring = parseKeyRing(demoKeys.DATA_KEYS)
  if ('faults' in ring) throw new Error(ring.faults.join())
  return createVault({ dataKeys: ring.ring, indexKey: Buffer.from(demoKeys.INDEX_KEY, 'base64') })
}

/** The templates that every test app has. */
export const testTemplates = {
  notice: readTemplate('t-notice-0001:thing1,thing4,time3'),
  reminder: readTemplate('t-reminder-01:thing1,thing2,time3'),
}

const quiet = new Logger(() => () => undefined)

const phones = new Set<string>()

/** A fresh phone number; nobody's. */
export function newPhone(): string {
  const phone = `199${String(randomInt(0, 1e8)).padStart(8, '0')}`
  if (phones.has(phone)) return newPhone()
  phones.add(phone)
  return phone
}
export const newKey = (): string => randomBytes(16).toString('hex')
export const newAddress = (): string =>
  `10.${String(randomInt(256))}.${String(randomInt(256))}.${String(randomInt(256))}`

export const testDevice = () => ({ id: newKey(), platform: 'h5' as const, label: 'test browser' })

/** A reply that is a file, with the name it is to be saved under. */
function fileIn(reply: Response): FileReply {
  const [, name = ''] = /^attachment; filename\*=UTF-8''(.+)$/.exec(String(reply.headers['content-disposition'])) ?? []
  return { file: reply.rawPayload, name: decodeURIComponent(name) }
}

/** What a process has left that is no more: its database, and the folder of its files. */
export interface Left {
  database: string
  files: string
}

/**
 * The whole product on a database of its own, its replies checked against their schemas; `beside` another one, it is a
 * second process on the same database. What it begins with is a copy of `from`, or empty.
 */
export async function startApp(
  {
    contentCheck = null,
    timestamps = null,
    postOutside = () => Promise.reject(new Error('nothing is sent from a test')),
    from = null,
    ...overrides
  }: Partial<AppDeps> & {
    contentCheck?: ContentCheckPort | null
    timestamps?: TimestampPort | null
    postOutside?: PostOutside
    from?: Left | null
  } = {},
  beside?: TestApp,
): Promise<TestApp> {
  const database = beside?.database ?? (await createDatabase({ template: from?.database ?? true }))
  const pool = createPool({ url: database.appUrl, size: 10, name: 'liren test', onError: () => undefined })
  const admin = adminPool(database, 3)
  const ring = parseKeyRing(demoKeys.TOKEN_KEYS)
  if ('faults' in ring) throw new Error(ring.faults.join())
  const vault = testVault()
  const folder = beside?.folder ?? (await mkdtemp(path.join(tmpdir(), 'liren-files-')))
  if (from) await cp(from.files, folder, { recursive: true })
  const files = createSealedFiles(diskStorage(folder), vault)
  const tasks = createTasks({
    pool,
    vault,
    files,
    contentCheck,
    signer: signerOf(database, folder),
    timestamps,
    postOutside,
  })
  const app = await buildApp({
    pool,
    poolSize: 10,
    vault,
    files,
    tokenKeys: ring.ring,
    signer: signerOf(database, folder),
    wechat: null,
    messageTemplates: testTemplates,
    sms: null,
    demo: true,
    // LOG=1 shows what the server says to itself.
    logger: process.env['LOG'] ? { level: 'warn' } : false,
    clientDir: null,
    trustedProxies: 0,
    corsOrigins: [],
    metricsToken: null,
    isDraining: () => false,
    strictReplies: true,
    // Tests share a machine: that it is slow says nothing of the product.
    maxLoopDelayMs: 0,
    ...overrides,
  })
  await app.ready()

  const send = async (
    endpoint: Endpoint,
    request: { params?: object; query?: object; body?: unknown },
    options: CallOptions,
    tries = options.once ? 0 : 40,
  ): Promise<Response> => {
    const reply = await app.inject({
      method: endpoint.method,
      url: urlOf(endpoint, request),
      remoteAddress: options.from ?? newAddress(),
      headers: {
        ...(options.as ? { authorization: `Bearer ${options.as.accessToken}` } : {}),
        ...(endpoint.idempotent ? { 'idempotency-key': options.key ?? newKey() } : {}),
        ...(options.file ? { 'content-type': formType } : {}),
        ...options.headers,
      },
      ...(request.body === undefined ? {} : { payload: request.body as object }),
      ...(options.file ? { payload: formWith(options.file) } : {}),
    })
    // Asks again, as phones do, where the server had too much to do: nothing was done.
    if (reply.statusCode !== 503 || tries === 0 || !reply.body.includes('"overloaded"')) return reply
    await new Promise((resolve) => setTimeout(resolve, 50))
    return send(endpoint, request, options, tries - 1)
  }

  const call: TestApp['call'] = async (endpoint, request, options = {}) => {
    const reply = await send(endpoint, request as object, options)
    if (reply.statusCode !== endpoint.status) throw new Refused(problem.parse(reply.json()))
    if (endpoint.download !== null) return fileIn(reply) as never
    return endpoint.reply.parse(reply.json()) as never
  }
  const refuse: TestApp['refuse'] = async (endpoint, request, options = {}) => {
    const reply = await send(endpoint, request as object, options)
    const found = problem.parse(reply.json())
    if (!errorsOf(endpoint).includes(found.code)) throw new Error(`${endpoint.id} does not declare ${found.code}`)
    return found
  }
  const signIn = async (phone: string): Promise<Session> => {
    const device = testDevice()
    const sent = await call(identity.sendSmsCode, { body: { phone, deviceId: device.id } })
    return call(identity.signInWithSms, { body: { challengeId: sent.challengeId, code: sent.demoCode ?? '', device } })
  }

  const leave = async () => {
    await app.close()
    await pool.end()
    await admin.end()
    if (!beside) await endSigner(database)
  }

  return {
    app,
    database,
    folder,
    pool,
    admin,
    tasks,
    call,
    refuse,
    inject: (options) => app.inject(options),
    signIn,
    operator: async () => {
      const phone = newPhone()
      await appointOperator(pool, vault, { phone, nickname: '运营' })
      return signIn(phone)
    },
    runJobs: () => runOnce({ pgPool: pool, taskList: tasks, noHandleSignals: true, logger: quiet }),
    advance: async (seconds) => {
      await admin.query('UPDATE app.clock SET advanced = advanced + make_interval(secs => $1)', [seconds])
    },
    leave,
    close: async () => {
      await leave()
      if (beside) return
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Every endpoint, for tests that go through all of them. */
export const everyEndpoint = endpoints
