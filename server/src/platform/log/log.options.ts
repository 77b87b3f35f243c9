import type { FastifyServerOptions } from 'fastify'
import { pgErrorOf } from '../constraints.ts'

type LoggedError = { type: string; message: string; stack: string; code: unknown; constraint: unknown }

// Drizzle writes every value of a failed statement into its message, and so into the stack.
const values = /\nparams: [^]*$/

/** Only what helps to find a fault: neither the values of a statement nor a database error's detail, which is the row. */
export function errorForLog(error: Error): LoggedError {
  const message = error.message.replace(values, '')
  const stack = (error.stack ?? '').replace(error.message, message)
  const { code, constraint } = pgErrorOf(error) ?? (error as { code?: unknown; constraint?: unknown })
  return { type: error.name, message, stack, code, constraint }
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
