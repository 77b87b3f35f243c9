import type { z } from 'zod'
import type { ErrorCode } from './problem.ts'

/** WeChat's wx.request knows no PATCH, so there is none. */
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** `public` needs no sign-in; `account` needs a live session. What the account may do is the server's policy. */
export type Access = 'public' | 'account'

type Shape = z.ZodObject

/** The one declaration of an endpoint: routes, client, OpenAPI, the authorization matrix and the fuzzer all read it. */
export interface Endpoint<
  Params extends Shape | undefined = Shape | undefined,
  Query extends Shape | undefined = Shape | undefined,
  Body extends z.ZodType | undefined = z.ZodType | undefined,
  Reply extends z.ZodType = z.ZodType,
> {
  /** Feature and verb, such as `announcements.publish`; the operation id in OpenAPI. */
  id: string
  method: Method
  /** Below /api/v1, with `:name` for each parameter. */
  path: string
  summary: string
  access: Access
  params: Params
  query: Query
  body: Body
  /** The body is one file, sent as multipart/form-data under the name `file`; null where it is JSON or nothing. */
  upload: { maxBytes: number } | null
  /** The content type of the file that is the reply; null where it is JSON. */
  download: string | null
  reply: Reply
  /** HTTP status of success. */
  status: 200 | 201 | 202
  /** Error codes of this endpoint beyond those that its kind always has (`errorsOf`). */
  errors: readonly ErrorCode[]
  /** POSTs take an `Idempotency-Key`; authentication and reads by POST do not. */
  idempotent: boolean
  /** Replies carry an ETag and answer 304 to If-None-Match. */
  cached: boolean
}

type Draft<P, Q, B, R> = {
  id: string
  method: Method
  path: string
  summary: string
  access: Access
  params?: P
  query?: Q
  body?: B
  upload?: { maxBytes: number }
  download?: string
  reply: R
  status?: 200 | 201 | 202
  errors?: readonly ErrorCode[]
  idempotent?: boolean
  cached?: boolean
}

/** Declares an endpoint, filling in defaults: status 200; a signed-in POST is idempotent; objects are strict. */
export function endpoint<
  R extends z.ZodType,
  P extends Shape | undefined = undefined,
  Q extends Shape | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(draft: Draft<P, Q, B, R>): Endpoint<P, Q, B, R> {
  return {
    status: 200,
    errors: [],
    idempotent: draft.method === 'POST' && draft.access === 'account',
    cached: false,
    upload: null,
    download: null,
    ...draft,
    params: draft.params as P,
    query: draft.query as Q,
    body: draft.body as B,
  }
}

type In<T> = T extends z.ZodType ? z.input<T> : undefined
type Part<K extends string, T> = T extends z.ZodType ? { [key in K]: z.input<T> } : unknown

/** What a caller passes: only the parts the endpoint declares. */
export type RequestOf<E extends Endpoint> = Part<'params', E['params']> &
  (E['query'] extends z.ZodType ? { query?: In<E['query']> } : unknown) &
  Part<'body', E['body']>

/** The reply as sent over the wire. */
export type ReplyOf<E extends Endpoint> = z.output<E['reply']>

export const apiPrefix = '/api/v1'

/** The address of a call: prefix, parameters filled in and escaped, defined query values appended. */
export function urlOf(e: Endpoint, request: { params?: object; query?: object | undefined }): string {
  const params = (request.params ?? {}) as Record<string, unknown>
  const path = e.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const query = Object.entries(request.query ?? {})
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
  return apiPrefix + path + (query.length > 0 ? `?${query.join('&')}` : '')
}

/** Every error code an endpoint may answer: its own and those of its kind. */
export function errorsOf(e: Endpoint): ErrorCode[] {
  const codes: ErrorCode[] = ['malformed_request', 'invalid_request', 'too_many_requests', 'overloaded', 'internal']
  if (e.access === 'account') codes.push('unauthenticated')
  if (e.access === 'account' && e.path.includes(':')) codes.push('not_found', 'forbidden')
  // A body that nobody asked for is read, too.
  if (e.method !== 'GET') codes.push('unsupported_media_type', 'payload_too_large')
  if (e.upload) codes.push('file_missing')
  if (e.idempotent) codes.push('idempotency_key_reused', 'request_in_flight')
  return [...new Set([...codes, ...e.errors])]
}
