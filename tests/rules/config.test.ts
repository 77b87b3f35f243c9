import { randomBytes } from 'node:crypto'
import { demoKeys } from '../../server/src/config.demo.ts'
import { readSignerConfig } from '../../server/src/config.signer.ts'
import { ConfigFault, readConfig } from '../../server/src/config.ts'

const key = () => randomBytes(32).toString('base64')
const sms = {
  SMS_ACCESS_KEY_ID: 'id',
  SMS_ACCESS_KEY_SECRET: 'secret',
  SMS_SIGN_NAME: '里仁',
  SMS_TEMPLATE_CODE: 'SMS_1',
}
const database = {
  DATABASE_URL: 'postgres://liren_app:x@db/liren',
  DATABASE_OWNER_URL: 'postgres://liren_owner:y@db/liren',
  SIGNER_DATABASE_URL: 'postgres://liren_signer:z@db/liren',
}
const production = {
  NODE_ENV: 'production',
  ...database,
  ...sms,
  TOKEN_KEYS: `k1:${key()}`,
  DATA_KEYS: `k1:${key()}`,
  INDEX_KEY: key(),
}

function faultsOf(env: Record<string, string | undefined>): string[] {
  try {
    readConfig(env, '/srv/liren')
    return []
  } catch (error) {
    if (error instanceof ConfigFault) return error.faults
    throw error
  }
}
const about = (env: Record<string, string | undefined>, word: string) =>
  faultsOf(env).filter((one) => one.includes(word))

describe('without any setting', () => {
  it('is the demo, on embedded PostgreSQL, for this machine alone', () => {
    expect(readConfig({}, '/srv/liren')).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      dataDir: '/srv/liren/.data',
      production: false,
      demo: true,
      database: null,
      trustedProxies: 0,
      corsOrigins: [],
      publicOrigin: '',
      metricsToken: null,
      wechat: null,
      sms: null,
      storage: { kind: 'disk', directory: '/srv/liren/.data/files' },
    })
  })

  it('an empty value counts as none', () => {
    expect(faultsOf({ PORT: '', DEMO: '', DATABASE_URL: '', METRICS_TOKEN: '' })).toEqual([])
  })
})

describe('the demo', () => {
  it.each<[string, Record<string, string>, boolean]>([
    ['there by itself', {}, true],
    ['not there beside a database of one’s own', database, false],
    ['there beside one when asked for', { ...database, DEMO: 'true' }, true],
    ['not there when told', { DEMO: '0' }, false],
    ['not there in production', production, false],
  ])('%s', (_, env, demo) => {
    expect(readConfig(env, '/srv/liren').demo).toBe(demo)
  })

  it('is impossible in production', () => {
    for (const DEMO of ['true', '1']) expect(about({ ...production, DEMO }, 'DEMO')).toHaveLength(1)
    expect(faultsOf({ ...production, DEMO: 'false' })).toEqual([])
  })

  it('sends no text messages, whatever is set', () => {
    expect(readConfig(sms, '/srv/liren').sms).toBeNull()
    expect(readConfig({ ...sms, ...database }, '/srv/liren').sms).toMatchObject({ signName: '里仁' })
  })
})

describe('production', () => {
  it('starts with all it needs', () => {
    expect(faultsOf(production)).toEqual([])
    expect(readConfig(production, '/srv/liren')).toMatchObject({ production: true, demo: false, drainSeconds: 5 })
  })

  it.each([
    'DATABASE_URL',
    'DATABASE_OWNER_URL',
    'SIGNER_DATABASE_URL',
    'TOKEN_KEYS',
    'DATA_KEYS',
    'INDEX_KEY',
    ...Object.keys(sms),
  ])('does not start without %s, and names it', (name) => {
    expect(about({ ...production, [name]: undefined }, name)).not.toEqual([])
  })

  it.each(['TOKEN_KEYS', 'DATA_KEYS', 'INDEX_KEY'] as const)(
    'refuses the demo’s %s, and says how to make real ones',
    (name) => {
      const faults = about({ ...production, [name]: demoKeys[name] }, name)
      expect(faults).toHaveLength(1)
      expect(faults[0]).toMatch(/demo key.*npm run keys/)
    },
  )

  const [, demoTokenKey = ''] = demoKeys.TOKEN_KEYS.split(':')
  const [, demoDataKey = ''] = demoKeys.DATA_KEYS.split(':')
  it.each([
    ['under another name', { TOKEN_KEYS: `k9:${demoTokenKey}` }, 'TOKEN_KEYS'],
    ['behind a real one', { TOKEN_KEYS: `k1:${key()},old:${demoTokenKey}` }, 'TOKEN_KEYS'],
    ['for another use', { TOKEN_KEYS: `k1:${demoDataKey}` }, 'TOKEN_KEYS'],
    ['as the index key', { INDEX_KEY: demoDataKey }, 'INDEX_KEY'],
    ['without its padding', { INDEX_KEY: demoKeys.INDEX_KEY.replace(/=+$/, '') }, 'INDEX_KEY'],
  ])('refuses a demo key %s', (_, change, name) => {
    expect(about({ ...production, ...change }, name)).toEqual([expect.stringContaining('demo key')])
  })
})

describe('faults', () => {
  it('are told all at once, whether they can be read or not', () => {
    const env = {
      NODE_ENV: 'production',
      PORT: '70000',
      DEMO: 'yes',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://x',
      POOL_SIZE: '1',
      TOKEN_KEYS: 'nonsense',
      INDEX_KEY: 'short',
      METRICS_TOKEN: 'short',
      WECHAT_APP_ID: 'wx1',
      STORAGE_BUCKET: 'b',
      TRUSTED_PROXIES: '-1',
    }
    const text = faultsOf(env).join('\n')
    for (const name of [
      'PORT',
      'DEMO',
      'LOG_LEVEL',
      'DATABASE_URL',
      'POOL_SIZE',
      'TOKEN_KEYS',
      'DATA_KEYS',
      'INDEX_KEY',
      'METRICS_TOKEN',
      'WECHAT_APP_SECRET',
      'STORAGE_ACCESS_KEY_ID',
      'TRUSTED_PROXIES',
      'SMS_SIGN_NAME',
    ])
      expect(text).toContain(name)
  })

  it('stand one to a line in what is printed', () => {
    const start = () => readConfig({ PORT: 'x', POOL_SIZE: 'y' }, '/srv/liren')
    expect(start).toThrow(/^[^\n]+:\n {2}- PORT: [^\n]+\n {2}- POOL_SIZE: [^\n]+$/)
  })

  it('never show a secret', () => {
    const secret = 'do-not-print-this-secret'
    const env = {
      ...production,
      TOKEN_KEYS: secret,
      DATA_KEYS: `k1:${secret}`,
      INDEX_KEY: secret,
      METRICS_TOKEN: 'x',
      WECHAT_APP_SECRET: secret,
    }
    expect(faultsOf(env).length).toBeGreaterThan(3)
    expect(faultsOf(env).join('\n')).not.toContain(secret)
  })

  it.each([
    ['WeChat', { WECHAT_APP_ID: 'wx1' }, ['WECHAT_APP_SECRET']],
    ['WeChat', { WECHAT_APP_SECRET: 'x' }, ['WECHAT_APP_ID']],
    ['SMS', { SMS_SIGN_NAME: '里仁' }, ['SMS_ACCESS_KEY_ID', 'SMS_ACCESS_KEY_SECRET', 'SMS_TEMPLATE_CODE']],
    ['storage', { STORAGE_BUCKET: 'b', STORAGE_ACCESS_KEY_ID: 'x' }, ['STORAGE_SECRET_ACCESS_KEY']],
    ['the database', { ...database, DATABASE_OWNER_URL: '' }, ['DATABASE_OWNER_URL']],
    ['the database', { ...database, SIGNER_DATABASE_URL: '' }, ['SIGNER_DATABASE_URL']],
    ['the signer', { SIGNER_URL: 'http://signer:3100' }, ['SIGNER_TOKEN']],
    ['the database', { DATABASE_OWNER_URL: database.DATABASE_OWNER_URL }, ['DATABASE_URL']],
  ])('of a half-filled group (%s) name what is missing', (_, env, missing) => {
    const faults = faultsOf(env)
    expect(faults).toHaveLength(1)
    for (const name of missing) expect(faults[0]).toContain(name)
  })
})

describe('values', () => {
  it.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '3000.5'],
    ['PORT', 'http'],
    ['DEMO', 'maybe'],
    ['NODE_ENV', 'prod'],
    ['DATABASE_URL', 'http://x'],
    ['WECHAT_BASE_URL', 'nowhere'],
    ['METRICS_TOKEN', 'too-short'],
    ['TRUSTED_PROXIES', '11'],
  ])('%s may not be %j', (name, value) => {
    expect(about({ [name]: value }, name)).not.toEqual([])
  })

  it('paths may be relative to the repository, or absolute', () => {
    expect(readConfig({ DATA_DIR: 'data' }, '/srv/liren').dataDir).toBe('/srv/liren/data')
    expect(readConfig({ DATA_DIR: '/var/liren' }, '/srv/liren').dataDir).toBe('/var/liren')
  })

  it('origins are a list', () => {
    expect(readConfig({ PUBLIC_ORIGIN: 'https://liren.cn/' }, '/srv/liren').publicOrigin).toBe('https://liren.cn')
    const origins = readConfig({ CORS_ORIGINS: 'https://a.cn,https://b.cn' }, '/srv/liren').corsOrigins
    expect(origins).toEqual(['https://a.cn', 'https://b.cn'])
  })
})

describe('a signer of its own', () => {
  const signer = {
    SIGNER_DATABASE_URL: database.SIGNER_DATABASE_URL,
    SIGNER_DIR: '/var/lib/liren-signer',
    SIGNER_TOKEN: randomBytes(24).toString('hex'),
  }

  it('starts with a database, a folder and a word', () => {
    expect(readSignerConfig(signer)).toMatchObject({ dir: '/var/lib/liren-signer', host: '127.0.0.1', port: 3100 })
  })

  it.each(Object.keys(signer))('does not start without %s, and names it', (name) => {
    expect(() => readSignerConfig({ ...signer, [name]: '' })).toThrow(name)
  })

  it('takes no short word', () => {
    expect(() => readSignerConfig({ ...signer, SIGNER_TOKEN: 'short' })).toThrow(ConfigFault)
  })
})
