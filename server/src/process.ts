import type { FastifyInstance } from 'fastify'
import { resolve } from 'node:path'
import pg from 'pg'
import { existsSync } from 'node:fs'
import { buildApp } from './app.ts'
import type { Config, DatabaseUrls } from './config.ts'
import { createTasks } from './jobs/tasks.ts'
import { startDeliveries } from './jobs/deliveries.ts'
import { startSweeps } from './jobs/sweeps.ts'
import { createVault, type Vault } from './platform/crypto/vault.ts'
import { faultsOfAppRole } from './platform/db/guard.ts'
import { migrate } from './platform/db/migrate.ts'
import { createPool } from './platform/db/pool.ts'
import { StartFault } from './platform/embedded/start.fault.ts'
import { logOptions } from './platform/log/log.options.ts'
import { runDueJobs, startWorker, type JobLoop } from './platform/jobs/worker.ts'
import { createStorage } from './platform/storage/create.storage.ts'
import { createSealedFiles } from './platform/storage/sealed.files.ts'
import { createSignerClient } from './platform/signer/signer.client.ts'
import { createAliyunSms } from './platform/sms/aliyun.sms.ts'
import { createContentCheck } from './platform/wechat/content.check.ts'
import { createTimestamps } from './platform/timestamp/timestamp.rfc3161.ts'
import { createWechat } from './platform/wechat/create.wechat.ts'
import { createPageCodes } from './platform/wechat/page.codes.ts'
import { createWechatMessages } from './platform/wechat/wechat.messages.ts'
import { tokenStore } from './platform/wechat/token.store.ts'
import { keepSigner } from './signer.beside.ts'
import { signerBeside } from './signer.process.ts'

/** Where the program's own files lie: the folder that holds `migrations` and `miniapp`. */
export const migrationsIn = (root: string): string => resolve(root, 'migrations')

export interface Process {
  app: FastifyInstance
  pool: pg.Pool
  vault: Vault
  /** Does the jobs that are due, once. */
  runJobs(): Promise<void>
  /** Starts the job loop; a process serves without it until the demo is filled. */
  work(): Promise<void>
  /** Says 503 on /readyz, lets requests and jobs finish, and closes everything. */
  stop(): Promise<void>
}

/** A connection of its own, as patient as the network: a start on a busy machine must not fail for a second. */
async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Builds a whole server process on a database: migrated, its role checked, not yet listening. */
export async function createProcess(config: Config, urls: DatabaseUrls, root: string): Promise<Process> {
  await migrate({ ownerUrl: urls.ownerUrl, folder: migrationsIn(root), clockCanAdvance: config.demo })
  let draining = false
  let jobs: JobLoop | undefined
  let stopSweeps: (() => Promise<void>) | undefined
  let stopDeliveries: (() => Promise<void>) | undefined
  const pool = createPool({
    url: urls.appUrl,
    size: config.poolSize,
    name: 'liren',
    onError: (error) => {
      // A database that stops with us breaks our idle connections; that is no news.
      if (!draining) app.log.warn({ err: error }, 'an idle database connection broke')
    },
  })
  const vault = createVault({ dataKeys: config.keys.data, indexKey: config.keys.index })
  const files = createSealedFiles(await createStorage(config.storage), vault)
  const wechat = config.wechat && {
    ...config.wechat,
    accessToken: tokenStore({ pool, vault, name: `wechat:${config.wechat.appId}` }),
  }
  const contentCheck = wechat && createContentCheck(wechat)
  // The signer waits for the schema, which is there now.
  const signerDir = resolve(config.dataDir, 'signer')
  const isBeside = config.signer === null && urls.signerUrl !== null
  const signer = createSignerClient(() => config.signer ?? signerBeside(signerDir))
  const timestamps = config.timestampUrl === null ? null : createTimestamps({ url: config.timestampUrl })
  const jobDeps = { pool, vault, files, contentCheck, signer, timestamps }
  const clientDir = resolve(root, 'miniapp/dist/h5')
  const app = await buildApp({
    pool,
    poolSize: config.poolSize,
    vault,
    files,
    tokenKeys: config.keys.token,
    signer,
    wechat: wechat && createWechat(wechat),
    pageCodes: wechat && createPageCodes(wechat),
    messageTemplates: wechat?.templates ?? null,
    sms: config.sms && createAliyunSms(config.sms),
    demo: config.demo,
    logger: logOptions(config.logLevel),
    clientDir: existsSync(clientDir) ? clientDir : null,
    trustedProxies: config.trustedProxies,
    corsOrigins: config.corsOrigins,
    publicOrigin: config.publicOrigin,
    metricsToken: config.metricsToken,
    isDraining: () => draining,
  })
  const faults = await withClient(urls.appUrl, (client) => faultsOfAppRole(client, config.production))
  if (faults.length > 0) {
    await pool.end()
    throw new StartFault(faults.join(' '))
  }
  const stopSigner = isBeside
    ? keepSigner({ databaseUrl: urls.signerUrl ?? '', dir: signerDir, logLevel: config.logLevel })
    : undefined
  return {
    app,
    pool,
    vault,
    runJobs: () => runDueJobs({ pool, tasks: createTasks(jobDeps), log: app.log }),
    work: async () => {
      // Making the routes holds up everything else for a second, connections that are being opened too.
      await app.ready()
      jobs = await startWorker({ pool, tasks: createTasks(jobDeps), log: app.log })
      stopSweeps = startSweeps(pool, files, app.log)
      if (wechat) {
        const { templates } = wechat
        stopDeliveries = startDeliveries({ pool, vault, wechat: createWechatMessages(wechat), templates, log: app.log })
      }
    },
    stop: async () => {
      draining = true
      // Time for a load balancer to see /readyz and send nothing more.
      if (config.drainSeconds > 0) await new Promise((done) => setTimeout(done, config.drainSeconds * 1000))
      await app.close()
      await stopSweeps?.()
      await stopDeliveries?.()
      await jobs?.stop()
      await stopSigner?.()
      await pool.end()
    },
  }
}
