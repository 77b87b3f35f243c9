import { apiPrefix, errorsOf, urlOf, type Endpoint } from '@liren/shared/endpoint'
import { problem } from '@liren/shared/problem'
import fc from 'fast-check'
import type { FastifyInstance, LightMyRequestResponse as Response } from 'fastify'
import { statusOf } from '../../server/src/platform/errors.ts'
import { newAddress, newKey } from './app.ts'
import { fileFor, formType, formWith } from './form.ts'
import { fitting, nasty, schemaOf, spoilt } from './arbitrary.ts'

export interface Wire {
  url: string
  headers: Record<string, string>
  payload: string | Buffer | undefined
}

const deep = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`

/** Bodies that are no JSON, or a JSON that hurts. */
const rawBodies = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'null',
    '[]',
    '"text"',
    '0',
    '{',
    '{"a":1,}',
    "{'a':1}",
    '\uFEFF{}',
    '{"__proto__":{"everywhere":true}}',
    '{"constructor":{"prototype":{"everywhere":true}}}',
    '{"body":{"__proto__":null}}',
    '{"a":1,"a":2}',
    '{"a":1e999}',
    deep(2_000),
    '['.repeat(50_000),
    `"${'x'.repeat(300_000)}"`,
    'a=1&b=2',
    '<xml/>',
    '{"n":NaN}',
    '{"s":"\\ud800"}',
    '\u0000',
  ),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.json(),
)

/** Media types, some of which have slipped past body validation elsewhere. */
const mediaTypes = fc.oneof(
  { weight: 6, arbitrary: fc.constant('application/json') },
  fc.constantFrom(
    'application/json; charset=utf-8',
    'application/json;charset=latin1',
    'application/json;',
    'application/json\t',
    'application/json\t; charset=utf-8',
    'application/json ;x=1',
    'application/json foo',
    'APPLICATION/JSON',
    'application/JSON;q=1',
    'application/json,text/plain',
    ' application/json',
    'application/problem+json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain',
    'text/html',
    '*/*',
    '',
    'json',
    '/',
    'application/',
    ';',
  ),
)

// Neither `.` nor `..`: whoever sends a request resolves them, and would ask another endpoint.
const segment = fc.oneof(
  fc.constantFrom('', '%00', '%', '%ZZ', '%2e%2e%2f', '%F0%9F', 'undefined', 'x'.repeat(300), '%C0%AE'),
  nasty.map((value) => encodeURIComponent(wellFormed(typeof value === 'string' ? value : JSON.stringify(value)))),
)

/** encodeURIComponent refuses lone surrogates, as a browser's URL would replace them. */
const wellFormed = (text: string) => text.slice(0, 2_000).replaceAll(/\p{Surrogate}/gu, '\uFFFD')

const cursors = fc.oneof(
  fc.constantFrom('', 'x', 'A'.repeat(201), '=', 'bm9wZQ', Buffer.from('-1.x').toString('base64url')),
  fc
    .tuple(
      fc.oneof(
        fc.constantFrom('0', '-1', '99999999999999', '8640000000000001', '1e3', '', '\u0000', '1\n2'),
        fc.string(),
      ),
      fc.constantFrom('01890000-0000-7000-8000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 'not-an-id', ''),
    )
    .map(([key, id]) => Buffer.from(`${key}.${id}`).toString('base64url')),
)

const queries = fc.oneof(
  fc.constant(''),
  cursors.map((cursor) => `?cursor=${cursor}`),
  fc.constantFrom('?limit=0', '?limit=51', '?limit=-1', '?limit=1e1', '?limit=', '?limit=a', '?limit=1&limit=2'),
  fc.constantFrom(
    '?cursor=a&cursor=b',
    '?cursor[]=a',
    '?__proto__=1',
    '?constructor=1',
    '?%00',
    '?=',
    '??',
    '?limit=%',
    '#x',
  ),
  fc.string({ unit: 'binary-ascii', maxLength: 40 }).map((text) => `?${encodeURIComponent(text)}`),
)

const headerText = fc.string({
  unit: fc.integer({ min: 0x20, max: 0xff }).map((n) => String.fromCharCode(n)),
  maxLength: 80,
})
const keys = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[A-Za-z0-9_-]{16,64}$/) },
  fc.constantFrom('', 'short', 'x'.repeat(65), 'with spaces in between', "'; --", 'ключ-ключ-ключ-ключ'),
)
const languages = fc.oneof(
  fc.constantFrom('zh-CN', 'en', 'fr, en;q=0.5', '*', ';;;', 'en;q=', `${'a,'.repeat(2_000)}en`, 'EN-us;q=0.9'),
  headerText,
)

export interface FuzzOptions {
  accessToken: string
  /** Ids that exist, so that requests get past the first door. */
  known: readonly string[]
  /** A request that is accepted. */
  example: { params?: Record<string, string>; query?: Record<string, string>; body?: unknown }
}

function payloadsFor(
  endpoint: Endpoint,
  known: readonly string[],
  right: unknown,
): fc.Arbitrary<string | Buffer | undefined> {
  if (endpoint.upload) return fc.oneof({ weight: 6, arbitrary: fc.constant(formWith(fileFor(endpoint))) }, rawBodies)
  if (!endpoint.body) return fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, rawBodies)
  const body = fitting(schemaOf(endpoint.body), known)
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant(JSON.stringify(right)) },
    { weight: 3, arbitrary: body.map((value) => JSON.stringify(value)) },
    { weight: 6, arbitrary: spoilt(fc.oneof(fc.constant(right), body)).map((value) => JSON.stringify(value)) },
    { weight: 3, arbitrary: rawBodies },
  )
}

/** What an accepted request carries, and as what. */
function rightLoad(
  endpoint: Endpoint,
  { body }: FuzzOptions['example'],
): { type: string; payload: string | Buffer } | null {
  if (endpoint.upload) return { type: formType, payload: formWith(fileFor(endpoint)) }
  return endpoint.body ? { type: 'application/json', payload: JSON.stringify(body) } : null
}

/** The request that is accepted. */
export function rightRequest(endpoint: Endpoint, { accessToken, example }: FuzzOptions): Wire {
  const load = rightLoad(endpoint, example)
  return {
    url: urlOf(endpoint, example),
    headers: {
      authorization: `Bearer ${accessToken}`,
      ...(endpoint.idempotent ? { 'idempotency-key': newKey() } : {}),
      ...(load && { 'content-type': load.type }),
    },
    payload: load?.payload,
  }
}

/** Requests to one endpoint: whole ones, some with one part spoilt, some that are rubbish. */
export function requestsTo(endpoint: Endpoint, { accessToken, known, example }: FuzzOptions): fc.Arbitrary<Wire> {
  const payloads = payloadsFor(endpoint, known, example.body)
  const path = endpoint.path.split('/').map((part): fc.Arbitrary<string> => {
    if (!part.startsWith(':')) return fc.constant(part)
    const given = fc.constant(example.params?.[part.slice(1)] ?? '')
    return fc.oneof({ weight: 12, arbitrary: given }, fc.constantFrom(...known), segment)
  })
  const bearer = fc.oneof(
    { weight: 16, arbitrary: fc.constant(`Bearer ${accessToken}`) },
    fc.constantFrom('', 'Bearer', 'Bearer ', 'Bearer a.b.c', `Basic ${accessToken}`, `bearer ${accessToken}`),
    headerText.map((text) => `Bearer ${text}`),
  )
  return fc
    .record({
      path: fc.tuple(...path),
      query: example.query
        ? fc.oneof({ weight: 4, arbitrary: fc.constant(`?${String(new URLSearchParams(example.query))}`) }, queries)
        : queries,
      payload: payloads,
      type: endpoint.upload ? fc.oneof({ weight: 8, arbitrary: fc.constant(formType) }, mediaTypes) : mediaTypes,
      key: keys,
      bearer,
      language: languages,
    })
    .map(({ path: parts, query, payload, type, key, bearer: authorization, language }) => ({
      url: apiPrefix + parts.join('/') + query,
      headers: {
        authorization,
        'accept-language': language,
        'idempotency-key': key,
        ...(payload === undefined ? {} : { 'content-type': type }),
      },
      payload,
    }))
}

export const send = (app: FastifyInstance, endpoint: Endpoint, wire: Wire): Promise<Response> =>
  app.inject({
    method: endpoint.method,
    url: wire.url,
    headers: wire.headers,
    remoteAddress: newAddress(),
    ...(wire.payload === undefined ? {} : { payload: wire.payload }),
  })

/** What is wrong with an answer to whatever was sent; null when it keeps the contract. */
export function complaintAbout(endpoint: Endpoint, wire: Wire, reply: Response): string | null {
  if (reply.statusCode === endpoint.status) {
    if (endpoint.body && !endpoint.body.safeParse(parsedOf(wire.payload)).success) return 'took a body off schema'
    if (endpoint.download !== null) return reply.headers['content-type'] === endpoint.download ? null : 'another type'
    const parsed = endpoint.reply.safeParse(reply.json())
    return parsed.success ? null : `a reply off schema: ${parsed.error.message}`
  }
  if (reply.statusCode >= 500) return `status ${String(reply.statusCode)}: ${reply.body}`
  if (
    reply.headers['content-type'] !== 'application/problem+json; charset=utf-8' &&
    reply.headers['content-type'] !== 'application/problem+json'
  )
    return `status ${String(reply.statusCode)} as ${String(reply.headers['content-type'])}: ${reply.body.slice(0, 200)}`
  const found = problem.safeParse(reply.json())
  if (!found.success) return `no problem: ${reply.body.slice(0, 200)}`
  const { code, status } = found.data
  if (status !== reply.statusCode || statusOf[code] !== status) return `${code} with status ${String(reply.statusCode)}`
  // An address that was spoilt may be that of no endpoint at all.
  return [...errorsOf(endpoint), 'not_found'].includes(code) ? null : `${code}, which the endpoint does not declare`
}

function parsedOf(payload: string | Buffer = ''): unknown {
  try {
    return JSON.parse(payload.toString().replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}
