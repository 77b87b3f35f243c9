import { resolve } from 'node:path'
import { z } from 'zod'
import { ConfigFault } from './config.ts'
import type { SignerOptions } from './signer.process.ts'

const environment = z.object({
  SIGNER_DATABASE_URL: z.url({
    protocol: /^postgres(ql)?$/,
    error: 'must be an address like postgres://user:password@host/name',
  }),
  SIGNER_DIR: z.string().min(1, { error: 'missing: the folder for the signer’s key and memory' }),
  SIGNER_HOST: z.string().min(1).default('127.0.0.1'),
  SIGNER_PORT: z.coerce.number({ error: 'must be a port' }).int().min(1).max(65_535).default(3100),
  SIGNER_TOKEN: z.string({ error: 'missing: at least 32 characters, the same for the server' }).min(32, {
    error: 'must have at least 32 characters',
  }),
  LOG_LEVEL: z.string().default('info'),
})

/** Settings of the signer where it is a process of its own. Throws `ConfigFault` with every fault. */
export function readSignerConfig(env: Record<string, string | undefined>): SignerOptions {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const { data, error } = environment.safeParse(given)
  if (!data) throw new ConfigFault(error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`))
  return {
    databaseUrl: data.SIGNER_DATABASE_URL,
    dir: resolve(data.SIGNER_DIR),
    ...{ host: data.SIGNER_HOST, port: data.SIGNER_PORT, token: data.SIGNER_TOKEN, logLevel: data.LOG_LEVEL },
  }
}

/** The settings of this very process, as a signer. */
export const signerConfig = (): SignerOptions => readSignerConfig(process.env)
