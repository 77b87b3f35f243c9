import { createHash, createHmac, randomUUID } from 'node:crypto'
import { startStandin, type Answer, type Asked, type StandinServer } from './standin.server.ts'

/** A message that the gateway took. */
export interface TakenMessage {
  phone: string
  signName: string
  templateCode: string
  /** The template's variables. */
  variables: Record<string, string>
}

export interface SmsStandin extends StandinServer {
  settings: {
    accessKeyId: string
    accessKeySecret: string
    signName: string
    templateCode: string
    endpoint: string
    voice: { templateCode: string; endpoint: string }
  }
  taken: TakenMessage[]
  /** Whom the voice service rang, and what it read out. */
  rung: { phone: string; templateCode: string; times: string; variables: Record<string, string> }[]
  /** The next call is refused with this code of the gateway; several queue up. */
  refuse(code: string): void
}

class Refusal extends Error {
  readonly status: number
  constructor(code: string, status: number) {
    super(code)
    this.status = status
  }
}

const perDay = 10
const voiceTemplate = 'TTS_1'
const actions = ['SendSms', 'SingleCallByTts']
const clockTolerance = 15 * 60 * 1000
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** Alibaba Cloud's Dysmsapi with one account, one signature and one template, checking what the real one checks. */
export async function startSmsStandin({ port = 0 } = {}): Promise<SmsStandin> {
  const known = {
    accessKeyId: 'LTAIstandin',
    accessKeySecret: 'secret-of-the-stand-in',
    signName: '里仁',
    templateCode: 'SMS_1',
  }
  const refusals: string[] = []
  const nonces = new Set<string>()
  const taken: TakenMessage[] = []
  const rung: SmsStandin['rung'] = []

  const parameterOf = (asked: Asked) => (name: string) => {
    const value = asked.url.searchParams.get(name)
    if (value === null) throw new Refusal(`Missing${name}`, 400)
    return value
  }
  const call = (asked: Asked): string => {
    const parameter = parameterOf(asked)
    const refused = refusals.shift()
    if (refused !== undefined) throw new Refusal(refused, 200)
    const phone = parameter('CalledNumber')
    if (!/^1[3-9]\d{9}$/.test(phone)) throw new Refusal('isv.MOBILE_NUMBER_ILLEGAL', 200)
    if (parameter('TtsCode') !== voiceTemplate) throw new Refusal('isv.TTS_TEMPLATE_ILLEGAL', 200)
    const variables = variablesOf(parameter('TtsParam'))
    if (variables.code === undefined) throw new Refusal('isv.TEMPLATE_MISSING_PARAMETERS', 200)
    rung.push({ phone, templateCode: voiceTemplate, times: parameter('PlayTimes'), variables })
    return JSON.stringify({ Code: 'OK', Message: 'OK', CallId: '116012354148^10281378', RequestId: randomUUID() })
  }
  const sendSms = (asked: Asked): string => {
    if (checkSignature(asked, known, nonces) === 'SingleCallByTts') return call(asked)
    const parameter = parameterOf(asked)
    const phone = parameter('PhoneNumbers')
    const refused = refusals.shift()
    if (refused !== undefined) throw new Refusal(refused, refused.startsWith('is') ? 200 : 400)
    if (!/^1[3-9]\d{9}$/.test(phone)) throw new Refusal('isv.MOBILE_NUMBER_ILLEGAL', 200)
    if (parameter('SignName') !== known.signName) throw new Refusal('isv.SMS_SIGNATURE_ILLEGAL', 200)
    if (parameter('TemplateCode') !== known.templateCode) throw new Refusal('isv.SMS_TEMPLATE_ILLEGAL', 200)
    const variables = variablesOf(parameter('TemplateParam'))
    if (variables.code === undefined) throw new Refusal('isv.TEMPLATE_MISSING_PARAMETERS', 200)
    if (taken.filter((message) => message.phone === phone).length >= perDay)
      throw new Refusal('isv.BUSINESS_LIMIT_CONTROL', 200)
    taken.push({ phone, signName: known.signName, templateCode: known.templateCode, variables })
    return JSON.stringify({ Code: 'OK', Message: 'OK', BizId: '9006197469364984^0', RequestId: randomUUID() })
  }

  const server = await startStandin((asked): Answer => {
    try {
      return { body: sendSms(asked) }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const { message: Code, status } = error
      return { status, body: JSON.stringify({ Code, Message: 'refused by the stand-in', RequestId: randomUUID() }) }
    }
  }, port)
  return {
    ...server,
    settings: {
      ...known,
      endpoint: server.baseUrl,
      voice: { templateCode: voiceTemplate, endpoint: server.baseUrl },
    },
    taken,
    rung,
    refuse: (code) => refusals.push(code),
  }
}

/** The gateway's side of ACS3-HMAC-SHA256: everything is rebuilt from what came over the wire. Says what is asked for. */
function checkSignature(
  asked: Asked,
  known: { accessKeyId: string; accessKeySecret: string },
  nonces: Set<string>,
): string {
  const header = (name: string) => {
    const value = asked.headers[name]
    if (typeof value !== 'string') throw new Refusal(`Missing${name}`, 400)
    return value
  }
  const shape = /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/
  const [, keyId, names = '', signature] = shape.exec(header('authorization')) ?? []
  if (keyId === undefined) throw new Refusal('IncompleteSignature', 400)
  if (keyId !== known.accessKeyId) throw new Refusal('InvalidAccessKeyId.NotFound', 404)
  if (asked.method !== 'POST' || !actions.includes(header('x-acs-action')) || header('x-acs-version') !== '2017-05-25')
    throw new Refusal('InvalidAction.NotFound', 404)
  if (header('x-acs-content-sha256') !== sha256(asked.body)) throw new Refusal('SignatureDoesNotMatch', 400)
  const signedNames = names.split(';')
  const mustBeSigned = ['host', ...Object.keys(asked.headers).filter((name) => name.startsWith('x-acs-'))]
  if (!mustBeSigned.every((name) => signedNames.includes(name))) throw new Refusal('IncompleteSignature', 400)
  const lines = signedNames.map((name) => `${name}:${header(name).trim()}\n`).join('')
  // The query as sent: a client that encodes or sorts it otherwise than it signs must fail here.
  const query = asked.url.search.slice(1)
  const sorted = query.split('&').sort().join('&')
  if (/[!'()*+]/.test(query)) throw new Refusal('SignatureDoesNotMatch', 400)
  const request = [asked.method, asked.url.pathname, sorted, lines, names, sha256(asked.body)].join('\n')
  const expected = createHmac('sha256', known.accessKeySecret)
    .update(`ACS3-HMAC-SHA256\n${sha256(request)}`)
    .digest('hex')
  if (signature !== expected) throw new Refusal('SignatureDoesNotMatch', 400)
  const date = header('x-acs-date')
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(date)) throw new Refusal('InvalidTimeStamp.Format', 400)
  if (Math.abs(Date.now() - Date.parse(date)) > clockTolerance) throw new Refusal('InvalidTimeStamp.Expired', 400)
  const nonce = header('x-acs-signature-nonce')
  if (nonces.has(nonce)) throw new Refusal('SignatureNonceUsed', 400)
  nonces.add(nonce)
  return header('x-acs-action')
}

function variablesOf(json: string): Record<string, string> {
  try {
    const value: unknown = JSON.parse(json)
    const entries = typeof value === 'object' && value !== null ? Object.entries(value) : []
    if (!entries.every(([, one]) => typeof one === 'string')) throw new Refusal('isv.INVALID_JSON_PARAM', 200)
    return Object.fromEntries(entries)
  } catch {
    throw new Refusal('isv.INVALID_JSON_PARAM', 200)
  }
}
