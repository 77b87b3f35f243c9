import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { errorsOf, type Endpoint } from '@liren/shared/endpoint'
import { problem } from '@liren/shared/problem'
import type { FastifyInstance, FastifySchema } from 'fastify'
import { createJsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { statusOf } from '../errors.ts'

/** The refusals of an endpoint, by status, each naming its codes. */
function refusalsOf(e: Endpoint): Record<string, unknown> {
  const byStatus = new Map<number, string[]>()
  for (const code of errorsOf(e)) byStatus.set(statusOf[code], [...(byStatus.get(statusOf[code]) ?? []), code])
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.map((code) => `\`${code}\``).join(', '),
        content: { 'application/problem+json': { schema: problem } },
      },
    ]),
  )
}

const describe = (e: Endpoint, schema: FastifySchema): FastifySchema => ({
  ...schema,
  operationId: e.id,
  summary: e.summary,
  tags: [e.id.split('.')[0] ?? 'api'],
  security: e.access === 'public' ? [] : [{ accessToken: [] }],
  ...(e.upload === null ? {} : { consumes: ['multipart/form-data'] }),
  response: { ...(schema.response as object), ...fileOf(e), ...refusalsOf(e) },
})

/** The success of an endpoint that answers with a file. */
const fileOf = (e: Endpoint): Record<string, unknown> =>
  e.download === null
    ? {}
    : {
        [e.status]: {
          description: 'The file',
          content: { [e.download]: { schema: z.string().meta({ format: 'binary' }) } },
        },
      }

const toJsonSchema = createJsonSchemaTransform({ skipList: [] })

/** `/openapi.json` (3.1) and `/docs`, both made from the endpoints as registered. */
export async function installOpenapi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Liren', version: '1', description: 'Community governance. Errors are RFC 9457 problems.' },
      components: { securitySchemes: { accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
    },
    transform: (route) => {
      const endpoint = (route.route as { config?: { endpoint?: Endpoint } }).config?.endpoint
      const schema = endpoint ? describe(endpoint, route.schema) : { hide: true }
      return toJsonSchema({ ...route, schema })
    },
    transformObject: jsonSchemaTransformObject,
  })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: true,
    transformStaticCSP: (policy) => policy.replace("style-src 'self' https:", "style-src 'self' 'unsafe-inline'"),
    theme: { title: 'Liren API', css: [{ filename: 'liren.css', content: '.swagger-ui .topbar { display: none }' }] },
  })
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger())
}
