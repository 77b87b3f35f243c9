import type { FastifyServerOptions } from 'fastify'

type LoggedError = { type: string; message: string; stack: string; code: unknown; constraint: unknown }

/** Only what helps to find a fault: a database error's detail would carry the very values of the row. */
function errorForLog(error: Error): LoggedError {
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  return { type: error.name, message: error.message, stack: error.stack ?? '', code, constraint }
}

/** JSON lines with request ids; no header that signs anybody in, no body, no query. */
export const logOptions = (level: string): FastifyServerOptions['logger'] => ({
  level,
  redact: ['req.headers.authorization', 'req.headers.cookie'],
  serializers: {
    err: errorForLog,
    req: (request: { method: string; url: string; ip: string }) => ({
      method: request.method,
      path: request.url.split('?', 1)[0],
      address: request.ip,
    }),
  },
})
