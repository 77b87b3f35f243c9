import { isAbsolute, resolve } from 'node:path'
import { z } from 'zod'
import { demoKeys } from './config.demo.ts'
import { parseKey, parseKeyRing, type KeyRing } from './platform/crypto/key.ring.ts'
import type { SignerAddress } from './platform/signer/signer.ts'
import { readTemplate, templateShape, type MessageTemplates } from './platform/wechat/wechat.templates.ts'

export interface DatabaseUrls {
  appUrl: string
  ownerUrl: string
  /** Role `liren_signer`, for a signer beside this process; null when the signer is elsewhere. */
  signerUrl: string | null
}

export interface Config {
  port: number
  host: string
  dataDir: string
  production: boolean
  demo: boolean
  logLevel: string
  /** How long /readyz says 503 before requests are refused. */
  drainSeconds: number
  /** Null means the embedded PostgreSQL in `dataDir`. */
  database: DatabaseUrls | null
  poolSize: number
  /** How many proxies in front are trusted to name the client's address; 0 takes the socket's. */
  trustedProxies: number
  corsOrigins: string[]
  /** Where people reach H5; empty when nobody said. */
  publicOrigin: string
  metricsToken: string | null
  /** A signer of its own, elsewhere; null keeps one beside this process, in the data folder. */
  signer: SignerAddress | null
  /** Where a time-stamp authority (RFC 3161) answers. */
  timestampUrl: string | null
  keys: { token: KeyRing; data: KeyRing; index: Buffer }
  wechat: { appId: string; secret: string; baseUrl: string; templates: MessageTemplates } | null
  sms: {
    accessKeyId: string
    accessKeySecret: string
    signName: string
    templateCode: string
    endpoint: string
    voice: { templateCode: string; endpoint: string } | null
  } | null
  storage:
    | { kind: 'disk'; directory: string }
    | {
        kind: 's3'
        endpoint: string | null
        region: string
        bucket: string
        accessKeyId: string
        secretAccessKey: string
        /** Buckets in the path (MinIO) instead of the host name. */
        pathStyle: boolean
      }
}

const whole = (min: number, max: number) => {
  const error = `must be a whole number from ${String(min)} to ${String(max)}`
  return z.coerce.number({ error }).int({ error }).min(min, { error }).max(max, { error })
}
const postgresUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must be an address like postgres://user:password@host/name',
})
const webUrl = z.url({ protocol: /^https?$/, error: 'must be an address like https://example.org' })
const flag = z
  .enum(['true', 'false', '1', '0'], { error: 'must be true or false' })
  .transform((text) => text === 'true' || text === '1')
const text = z.string().min(1)
const template = z
  .string()
  .regex(templateShape, {
    error: "must be a template's id and its words for title, sender and time, like id:thing1,thing4,time3",
  })
  .transform(readTemplate)

const environment = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'], { error: 'must be development, test or production' })
    .default('development'),
  PORT: whole(0, 65_535).default(3000),
  HOST: text.default('127.0.0.1'),
  DATA_DIR: text.default('.data'),
  DEMO: flag.optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).optional(),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  SIGNER_DATABASE_URL: postgresUrl.optional(),
  SIGNER_URL: webUrl.optional(),
  SIGNER_TOKEN: z.string().min(32, { error: 'must have at least 32 characters' }).optional(),
  TIMESTAMP_URL: webUrl.optional(),
  DRAIN_SECONDS: whole(0, 60).optional(),
  POOL_SIZE: whole(2, 200).default(20),
  TRUSTED_PROXIES: whole(0, 10).default(0),
  CORS_ORIGINS: z.string().default(''),
  PUBLIC_ORIGIN: webUrl.optional(),
  METRICS_TOKEN: z.string().min(16, { error: 'must have at least 16 characters' }).optional(),
  TOKEN_KEYS: text.optional(),
  DATA_KEYS: text.optional(),
  INDEX_KEY: text.optional(),
  WECHAT_APP_ID: text.optional(),
  WECHAT_APP_SECRET: text.optional(),
  WECHAT_BASE_URL: webUrl.default('https://api.weixin.qq.com'),
  WECHAT_NOTICE_TEMPLATE: template.optional(),
  WECHAT_REMINDER_TEMPLATE: template.optional(),
  SMS_ACCESS_KEY_ID: text.optional(),
  SMS_ACCESS_KEY_SECRET: text.optional(),
  SMS_SIGN_NAME: text.optional(),
  SMS_TEMPLATE_CODE: text.optional(),
  SMS_ENDPOINT: webUrl.default('https://dysmsapi.aliyuncs.com'),
  SMS_VOICE_TEMPLATE_CODE: text.optional(),
  SMS_VOICE_ENDPOINT: webUrl.default('https://dyvmsapi.aliyuncs.com'),
  STORAGE_BUCKET: text.optional(),
  STORAGE_REGION: text.default('cn-east-1'),
  STORAGE_ENDPOINT: webUrl.optional(),
  STORAGE_ACCESS_KEY_ID: text.optional(),
  STORAGE_SECRET_ACCESS_KEY: text.optional(),
  STORAGE_PATH_STYLE: flag.default(false),
})
type Environment = z.infer<typeof environment>

/** Every fault of the settings at once, one line each. */
export class ConfigFault extends Error {
  override readonly name = 'ConfigFault'
  readonly faults: string[]

  constructor(faults: string[]) {
    super(`The settings do not allow a start:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`)
    this.faults = faults
  }
}

/** Settings from the environment. Throws `ConfigFault` with every fault; an empty value counts as not set. */
export function readConfig(env: Record<string, string | undefined>, root: string): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const issues = environment.safeParse(given).error?.issues ?? []
  const faults = issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  // What cannot be read is left out, so that the rest is judged too and all faults are told at once.
  const unreadable = new Set(issues.map((issue) => String(issue.path[0])))
  const e = environment.parse(Object.fromEntries(Object.entries(given).filter(([name]) => !unreadable.has(name))))
  const production = e.NODE_ENV === 'production'
  const demo = e.DEMO ?? (!production && !e.DATABASE_URL)
  if (production && demo) faults.push('DEMO: the demo is impossible with NODE_ENV=production; unset DEMO')
  if (production && !e.DATABASE_URL) faults.push('DATABASE_URL: production needs a PostgreSQL server of its own')
  if (!!e.DATABASE_URL !== !!e.DATABASE_OWNER_URL)
    faults.push('DATABASE_URL and DATABASE_OWNER_URL go together: one serves, the other migrates')
  if (e.DATABASE_URL && !e.SIGNER_URL && !e.SIGNER_DATABASE_URL)
    faults.push(
      'SIGNER_DATABASE_URL: missing; role liren_signer signs the logs of votes (or SIGNER_URL: a signer elsewhere)',
    )
  const dataDir = isAbsolute(e.DATA_DIR) ? e.DATA_DIR : resolve(root, e.DATA_DIR)
  const config: Config = {
    port: e.PORT,
    host: e.HOST,
    dataDir,
    production,
    demo,
    logLevel: e.LOG_LEVEL ?? (demo ? 'warn' : 'info'),
    drainSeconds: e.DRAIN_SECONDS ?? (production ? 5 : 0),
    database:
      e.DATABASE_URL && e.DATABASE_OWNER_URL
        ? { appUrl: e.DATABASE_URL, ownerUrl: e.DATABASE_OWNER_URL, signerUrl: e.SIGNER_DATABASE_URL ?? null }
        : null,
    poolSize: e.POOL_SIZE,
    trustedProxies: e.TRUSTED_PROXIES,
    corsOrigins: e.CORS_ORIGINS.split(',').filter((origin) => origin !== ''),
    publicOrigin: e.PUBLIC_ORIGIN === undefined ? '' : new URL(e.PUBLIC_ORIGIN).origin,
    metricsToken: e.METRICS_TOKEN ?? null,
    signer: group(e, ['SIGNER_URL', 'SIGNER_TOKEN'], faults)
      ? { url: e.SIGNER_URL ?? '', token: e.SIGNER_TOKEN ?? '' }
      : null,
    timestampUrl: e.TIMESTAMP_URL ?? null,
    keys: readKeys(e, production, faults),
    wechat: readWechat(e, faults),
    sms: readSms(e, production, demo, faults),
    storage: readStorage(e, dataDir, faults),
  }
  if (faults.length > 0) throw new ConfigFault(faults)
  return config
}

const publishedKeys = Object.values(demoKeys).map((one) => one.slice(one.indexOf(':') + 1))
/** Whether a key of the demo is among these bytes, under whatever name, in whatever spelling. */
const isPublished = (keys: Iterable<Buffer>): boolean =>
  [...keys].some((key) => publishedKeys.some((published) => Buffer.from(published, 'base64').equals(key)))

function readKeys(e: Environment, production: boolean, faults: string[]): Config['keys'] {
  const judge = (name: 'TOKEN_KEYS' | 'DATA_KEYS' | 'INDEX_KEY', found: string[], keys: Iterable<Buffer>) => {
    if (production && e[name] === undefined) faults.push(`${name}: missing; make real keys with: npm run keys`)
    else if (production && isPublished(keys))
      faults.push(`${name}: this is the published demo key; make real keys with: npm run keys`)
    faults.push(...found.map((fault) => `${name}: ${fault}`))
  }
  const ring = (name: 'TOKEN_KEYS' | 'DATA_KEYS') => {
    const parsed = parseKeyRing(e[name] ?? demoKeys[name])
    const found: KeyRing = 'ring' in parsed ? parsed.ring : { current: '', keys: new Map() }
    judge(name, 'faults' in parsed ? parsed.faults : [], found.keys.values())
    return found
  }
  const parsed = parseKey(e.INDEX_KEY ?? demoKeys.INDEX_KEY)
  const index = 'key' in parsed ? parsed.key : Buffer.alloc(0)
  judge('INDEX_KEY', 'faults' in parsed ? parsed.faults : [], [index])
  return { token: ring('TOKEN_KEYS'), data: ring('DATA_KEYS'), index }
}

/** All of the named settings or none: a half-filled group is a fault that names what is missing. */
function group<K extends keyof Environment>(e: Environment, names: readonly K[], faults: string[]): boolean {
  const missing = names.filter((name) => e[name] === undefined)
  if (missing.length === 0) return true
  if (missing.length < names.length) faults.push(`${missing.join(', ')}: missing beside the settings that belong to it`)
  return false
}

function readWechat(e: Environment, faults: string[]): Config['wechat'] {
  const templates = { notice: e.WECHAT_NOTICE_TEMPLATE ?? null, reminder: e.WECHAT_REMINDER_TEMPLATE ?? null }
  if (group(e, ['WECHAT_APP_ID', 'WECHAT_APP_SECRET'], faults))
    return { appId: e.WECHAT_APP_ID ?? '', secret: e.WECHAT_APP_SECRET ?? '', baseUrl: e.WECHAT_BASE_URL, templates }
  if (templates.notice || templates.reminder)
    faults.push('WECHAT_APP_ID: missing; the templates of WeChat messages belong to a mini-program')
  return null
}

function readSms(e: Environment, production: boolean, demo: boolean, faults: string[]): Config['sms'] {
  const names = ['SMS_ACCESS_KEY_ID', 'SMS_ACCESS_KEY_SECRET', 'SMS_SIGN_NAME', 'SMS_TEMPLATE_CODE'] as const
  const isSet = group(e, names, faults)
  if (!isSet && production) faults.push(`${names.join(', ')}: production cannot sign anybody in without text messages`)
  if (!isSet || demo) return null
  return {
    accessKeyId: e.SMS_ACCESS_KEY_ID ?? '',
    accessKeySecret: e.SMS_ACCESS_KEY_SECRET ?? '',
    signName: e.SMS_SIGN_NAME ?? '',
    templateCode: e.SMS_TEMPLATE_CODE ?? '',
    endpoint: e.SMS_ENDPOINT,
    voice: e.SMS_VOICE_TEMPLATE_CODE
      ? { templateCode: e.SMS_VOICE_TEMPLATE_CODE, endpoint: e.SMS_VOICE_ENDPOINT }
      : null,
  }
}

function readStorage(e: Environment, dataDir: string, faults: string[]): Config['storage'] {
  const names = ['STORAGE_BUCKET', 'STORAGE_ACCESS_KEY_ID', 'STORAGE_SECRET_ACCESS_KEY'] as const
  if (!group(e, names, faults)) return { kind: 'disk', directory: resolve(dataDir, 'files') }
  return {
    kind: 's3',
    endpoint: e.STORAGE_ENDPOINT ?? null,
    region: e.STORAGE_REGION,
    bucket: e.STORAGE_BUCKET ?? '',
    accessKeyId: e.STORAGE_ACCESS_KEY_ID ?? '',
    secretAccessKey: e.STORAGE_SECRET_ACCESS_KEY ?? '',
    pathStyle: e.STORAGE_PATH_STYLE,
  }
}

/** The settings of this very process. */
export const processConfig = (root: string): Config => readConfig(process.env, root)
