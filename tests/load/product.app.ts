import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { buildApp } from '../../server/src/app.ts'
import { demoKeys } from '../../server/src/config.demo.ts'
import { parseKeyRing, type KeyRing } from '../../server/src/platform/crypto/key.ring.ts'
import { createVault } from '../../server/src/platform/crypto/vault.ts'
import { createPool } from '../../server/src/platform/db/pool.ts'
import { createSignerClient } from '../../server/src/platform/signer/signer.client.ts'
import { diskStorage } from '../../server/src/platform/storage/disk.ts'
import { createSealedFiles } from '../../server/src/platform/storage/sealed.files.ts'
import { logOptions } from '../../server/src/platform/log/log.options.ts'
import { tokenKeys } from '../support/tokens.ts'

export const poolSize = 20

const ringOf = (text: string): KeyRing => {
  const parsed = parseKeyRing(text)
  if ('faults' in parsed) throw new Error(parsed.faults.join())
  return parsed.ring
}

/** The whole product as in production: its own pool and role, row security, the fast serializer. */
export async function createProduct(appUrl: string, logs: boolean): Promise<{ app: FastifyInstance; pool: pg.Pool }> {
  const onError = (error: Error): void => {
    throw error
  }
  const pool = createPool({ url: appUrl, size: poolSize, name: 'liren load', onError })
  const indexKey = Buffer.from(demoKeys.INDEX_KEY, 'base64')
  const vault = createVault({ dataKeys: ringOf(demoKeys.DATA_KEYS), indexKey })
  const app = await buildApp({
    pool,
    poolSize,
    vault,
    // No bench stores a file.
    files: createSealedFiles(diskStorage('/nowhere'), vault),
    tokenKeys,
    // No bench casts a ballot through it.
    signer: createSignerClient(() => null),
    wechat: null,
    sms: null,
    demo: false,
    logger: logs ? logOptions('info') : false,
    clientDir: null,
    trustedProxies: 0,
    corsOrigins: [],
    metricsToken: null,
    isDraining: () => false,
  })
  return { app, pool }
}
