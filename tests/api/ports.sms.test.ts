import { signedHeaders } from '../../server/src/platform/sms/acs3.ts'
import { createAliyunSms } from '../../server/src/platform/sms/aliyun.sms.ts'
import { SmsError } from '../../server/src/platform/sms/sms.error.ts'
import type { Mishap } from '../support/standin.server.ts'
import { startSmsStandin, type SmsStandin } from '../support/sms.standin.ts'

const phone = '13800138000'
const code = '402913'
let gateway: SmsStandin

beforeEach(async () => {
  gateway = await startSmsStandin()
})
afterEach(() => gateway.close())

const portWith = (change: Partial<SmsStandin['settings']> = {}) =>
  createAliyunSms({ ...gateway.settings, ...change, timeoutMs: 1_500 })
const errorOf = async (act: Promise<void>): Promise<SmsError> => {
  const error: unknown = await act.then(
    () => new Error('it was sent'),
    (reason: unknown) => reason,
  )
  if (error instanceof SmsError) return error
  throw error
}

test('the signature is that of the example in the public documents', () => {
  const call = {
    host: 'ecs.cn-shanghai.aliyuncs.com',
    action: 'RunInstances',
    version: '2014-05-26',
    query: { RegionId: 'cn-shanghai', ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd' },
  }
  const key = { accessKeyId: 'YourAccessKeyId', accessKeySecret: 'YourAccessKeySecret' }
  const at = new Date('2023-10-26T10:22:32.999Z')
  expect(signedHeaders(call, key, at, '3156853299f313e23d1673dc12e1703d').authorization).toBe(
    'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,' +
      'SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,' +
      'Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
  )
})

test('a code reaches the gateway with signature, template and variable', async () => {
  await portWith().sendCode(phone, code)
  expect(gateway.taken).toEqual([{ phone, signName: '里仁', templateCode: 'SMS_1', variables: { code } }])
})

test('a call reads the code out digit by digit, twice; without its template there is none', async () => {
  await portWith().callCode?.(phone, code)
  expect(gateway.rung).toEqual([{ phone, templateCode: 'TTS_1', times: '2', variables: { code: '4 0 2 9 1 3' } }])
  expect(gateway.taken).toEqual([])
  expect(createAliyunSms({ ...gateway.settings, voice: null }).callCode).toBeUndefined()
  gateway.refuse('isv.MOBILE_CALL_LIMIT')
  const refused = await errorOf(portWith().callCode?.(phone, code) ?? Promise.resolve())
  expect(refused).toMatchObject({ kind: 'rate_limited' })
})

test('marks that encodings disagree about survive the signature', async () => {
  await portWith().sendCode(phone, "a b+c*d'e(f)~!&=/?%里")
  expect(gateway.taken[0]?.variables.code).toBe("a b+c*d'e(f)~!&=/?%里")
})

test('every call has a nonce of its own, so two messages in one second are both taken', async () => {
  await Promise.all([portWith().sendCode(phone, '111111'), portWith().sendCode(phone, '222222')])
  expect(gateway.taken).toHaveLength(2)
})

test('the eleventh message of a day to one number is rate_limited', async () => {
  for (let count = 0; count < 10; count += 1) await portWith().sendCode(phone, code)
  const error = await errorOf(portWith().sendCode(phone, code))
  expect(error).toMatchObject({ kind: 'rate_limited', code: 'isv.BUSINESS_LIMIT_CONTROL' })
  expect(error.requestId).toMatch(/^[0-9a-f-]{36}$/)
})

test('a number that is none is rejected', async () => {
  expect(await errorOf(portWith().sendCode('12345', code))).toMatchObject({ kind: 'rejected' })
})

test.each([
  'isv.DAY_LIMIT_CONTROL',
  'isv.OUT_OF_SERVICE',
  'isv.AMOUNT_NOT_ENOUGH',
  'isp.RAM_PERMISSION_DENY',
  'Throttling.User',
  'InvalidTimeStamp.Expired',
  'constructor',
])('%s is about us and not about the number: unavailable', async (refused) => {
  gateway.refuse(refused)
  expect(await errorOf(portWith().sendCode(phone, code))).toMatchObject({ kind: 'unavailable', code: refused })
})

test.each<[string, Partial<SmsStandin['settings']>, string]>([
  ['secret', { accessKeySecret: 'wrong' }, 'SignatureDoesNotMatch'],
  ['key id', { accessKeyId: 'nobody' }, 'InvalidAccessKeyId.NotFound'],
  ['signature name', { signName: '别人' }, 'isv.SMS_SIGNATURE_ILLEGAL'],
  ['template', { templateCode: 'SMS_2' }, 'isv.SMS_TEMPLATE_ILLEGAL'],
])('a wrong %s is unavailable, with the gateway’s own code', async (_, change, refused) => {
  expect(await errorOf(portWith(change).sendCode(phone, code))).toMatchObject({ kind: 'unavailable', code: refused })
  expect(gateway.taken).toEqual([])
})

test.each<[Mishap, string]>([
  ['hang', 'timeout'],
  ['stall', 'timeout'],
  ['reset', 'network'],
  ['redirect', 'network'],
  ['http_500', 'unexpected_reply'],
  ['html', 'unexpected_reply'],
  ['empty', 'unexpected_reply'],
])('a gateway that answers with "%s" is unavailable and is not asked again', async (kind, told) => {
  gateway.mishap('/', kind)
  expect(await errorOf(portWith().sendCode(phone, code))).toMatchObject({ kind: 'unavailable', code: told })
  expect(gateway.asked).toHaveLength(1)
})

test('nobody listening is unavailable', async () => {
  const error = await errorOf(portWith({ endpoint: 'http://127.0.0.1:1' }).sendCode(phone, code))
  expect(error).toMatchObject({ kind: 'unavailable', code: 'network' })
})

test('an error shows neither number nor code nor key, wherever one looks', async () => {
  gateway.refuse('isv.MOBILE_NUMBER_ILLEGAL')
  gateway.mishap('/', 'hang')
  for (const attempt of [1, 2]) {
    const error = await errorOf(portWith().sendCode(phone, code))
    const shown = [attempt, error.stack, JSON.stringify(error), String(error.cause)].join()
    for (const secret of [phone, code, gateway.settings.accessKeySecret, gateway.settings.accessKeyId])
      expect(shown).not.toContain(secret)
  }
})
