import type { ErrorCode, FieldFault, Problem } from '@liren/shared/problem'
import { problemTexts } from '@liren/shared/problem.texts'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refusalOf } from '../constraints.ts'
import { statusOf, type DomainError, type RefusalDetails } from '../errors.ts'
import { localeOf } from './locale.ts'
import { fieldFaultsOf, RequestFault } from './validation.ts'

/** Faults that Fastify itself finds before a handler runs. */
const frameworkCodes: Record<string, ErrorCode> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload_too_large',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed_request',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed_request',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed_request',
  FST_ERR_BAD_URL: 'not_found',
  FST_ERR_NOT_FOUND: 'not_found',
  FST_UNDER_PRESSURE: 'overloaded',
}

interface Extra extends RefusalDetails {
  errors?: FieldFault[]
}

/** Answers with an RFC 9457 problem in the language of the request. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, code: ErrorCode, extra: Extra = {}): void {
  const status = statusOf[code]
  const retryAfterSeconds = extra.retryAfterSeconds ?? (status === 503 ? 1 : undefined)
  if (retryAfterSeconds !== undefined) void reply.header('retry-after', String(retryAfterSeconds))
  const locale = localeOf(request.headers['accept-language'])
  const body: Problem = {
    type: `urn:liren:problem:${code}`,
    status,
    code,
    title: problemTexts[code][locale],
    requestId: request.id,
    ...(extra.detail ? { detail: extra.detail[locale] } : {}),
    ...(extra.until ? { until: extra.until.toISOString() } : {}),
    ...(extra.errors ? { errors: extra.errors } : {}),
    ...(extra.facts ? { facts: extra.facts } : {}),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  }
  // Serialised here: problems go out alike whatever the route's reply schema says.
  void reply
    .status(status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send(body)
}

function refuse(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): void {
  if (error instanceof RequestFault) {
    const errors = fieldFaultsOf(error, localeOf(request.headers['accept-language']))
    sendProblem(request, reply, 'invalid_request', { errors })
    return
  }
  const refusal: DomainError | null = refusalOf(error)
  if (refusal) {
    if (refusal.code === 'overloaded') request.log.warn({ err: refusal.cause }, 'database busy or away')
    sendProblem(request, reply, refusal.code, refusal.details)
    return
  }
  const known = 'code' in error ? frameworkCodes[error.code] : undefined
  const status = 'statusCode' in error ? error.statusCode : undefined
  if (known) sendProblem(request, reply, known)
  else if (status && status >= 400 && status < 500) sendProblem(request, reply, 'malformed_request')
  else {
    request.log.error({ err: error }, 'unforeseen error')
    sendProblem(request, reply, 'internal')
  }
}

/** Every error and every unknown address becomes a problem. */
export function installProblems(app: FastifyInstance): void {
  app.setErrorHandler(refuse)
  app.setNotFoundHandler((request, reply) => {
    sendProblem(request, reply, 'not_found')
  })
}
