import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { buildApp, type AppDeps } from '../../server/src/app.ts'
import { demoKeys } from '../../server/src/config.demo.ts'
import { parseKeyRing } from '../../server/src/platform/crypto/key.ring.ts'
import { createSignerClient } from '../../server/src/platform/signer/signer.client.ts'
import { diskStorage } from '../../server/src/platform/storage/disk.ts'
import { createSealedFiles } from '../../server/src/platform/storage/sealed.files.ts'
import { testVault } from './app.ts'

/** The app with nothing behind it: for what is said before any data is touched. */
export async function bareApp(overrides: Partial<AppDeps> = {}): Promise<FastifyInstance> {
  const ring = parseKeyRing(demoKeys.TOKEN_KEYS)
  if ('faults' in ring) throw new Error(ring.faults.join())
  const vault = testVault()
  return buildApp({
    pool: new pg.Pool({ connectionString: 'postgres://nobody@127.0.0.1:1/nothing', connectionTimeoutMillis: 200 }),
    poolSize: 10,
    vault,
    files: createSealedFiles(diskStorage('/nowhere'), vault),
    tokenKeys: ring.ring,
    signer: createSignerClient(() => null),
    wechat: null,
    sms: null,
    demo: true,
    logger: false,
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
}
