import { z } from 'zod'
import { apiPrefix, errorsOf } from '@liren/shared/endpoint'
import { endpoints } from '@liren/shared/endpoints'
import { errorCodes, fieldCodes } from '@liren/shared/problem'
import { fieldTexts, problemTexts } from '@liren/shared/problem.texts'
import { locales } from '@liren/shared/primitives'
import Fastify, { type RouteOptions } from 'fastify'
import { statusOf } from '../../server/src/platform/errors.ts'
import { constraintCodes } from '../../server/src/platform/constraints.ts'
import { forbidUndeclaredRoutes } from '../../server/src/platform/http/routes.ts'
import { bareApp } from '../support/bare.app.ts'
import { routesOf } from '../support/routes.list.ts'

/** A body, or each form it may have. */
const shapesOf = (body: z.ZodType): z.ZodType[] =>
  body instanceof z.ZodDiscriminatedUnion ? (body.options as z.ZodType[]) : [body]

describe('what is declared', () => {
  it('has an id of feature and verb, once', () => {
    const ids = endpoints.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^[a-z]+\.[a-z][A-Za-z]+$/)
  })

  it('has a method and path, once', () => {
    const addresses = endpoints.map(({ method, path }) => `${method} ${path.replaceAll(/:\w+/g, ':')}`)
    expect(new Set(addresses).size).toBe(addresses.length)
  })

  it('names in its parameters what its path has, and nothing else', () => {
    for (const { id, path, params } of endpoints) {
      const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
      expect({ id, names: Object.keys(params?.shape ?? {}).toSorted() }).toEqual({ id, names: inPath.toSorted() })
    }
  })

  it('never sends a body with GET, and never PATCHes: a mini-program cannot', () => {
    expect(endpoints.filter(({ method, body }) => method === 'GET' && body !== undefined)).toEqual([])
    expect([...new Set(endpoints.map(({ method }) => method))].toSorted()).toEqual(['DELETE', 'GET', 'POST', 'PUT'])
  })

  it('takes an idempotency key with POST only', () => {
    expect(endpoints.filter(({ idempotent, method }) => idempotent && method !== 'POST')).toEqual([])
  })

  it('keeps replies by ETag with GET only', () => {
    expect(endpoints.filter(({ cached, method }) => cached && method !== 'GET')).toEqual([])
  })

  it('knows each error code once', () => {
    for (const { id, errors } of endpoints) expect([id, new Set(errors).size]).toEqual([id, errors.length])
  })

  it('takes no version after which the database could not count on', () => {
    const shapes = endpoints.flatMap(({ id, body }) => (body ? shapesOf(body).map((shape) => ({ id, shape })) : []))
    const versioned = shapes.filter(({ shape }) => shape instanceof z.ZodObject && 'version' in shape.shape)
    expect(versioned.length).toBeGreaterThan(20)
    const taking = versioned.filter(
      ({ shape }) => ((shape as z.ZodObject).shape['version'] as z.ZodType).safeParse(2_147_483_647).success,
    )
    expect(taking.map(({ id }) => id)).toEqual([])
  })

  it('refuses fields it does not know', () => {
    const shapes = endpoints.flatMap(({ id, body }) => (body ? shapesOf(body).map((shape) => ({ id, shape })) : []))
    for (const { id, shape } of shapes) {
      const issues = shape.safeParse({ nobodyKnowsThis: 1 }).error?.issues ?? []
      expect({ id, refused: issues.some(({ code }) => code === 'unrecognized_keys') }).toEqual({ id, refused: true })
    }
  })
})

describe('what is registered', () => {
  it('is what is declared, and the few addresses beside the API', async () => {
    const app = await bareApp()
    await app.ready()
    const registered = routesOf(app)
    await app.close()
    const inApi = registered.filter((route) => route.includes(' /api'))
    expect(inApi).toEqual(endpoints.map(({ method, path }) => `${method} ${apiPrefix}${path}`).toSorted())
    const beside = registered.filter((route) => !route.includes(' /api') && !route.includes(' /docs'))
    expect(beside).toEqual(['GET /healthz', 'GET /openapi.json', 'GET /readyz'])
  })

  it('answers 404 as a problem elsewhere', async () => {
    const app = await bareApp()
    for (const url of ['/api', '/api/v1', '/api/v1/nothing', '/api/v2/me', '/nothing', '/.env', '/metrics']) {
      const reply = await app.inject({ url })
      expect([url, reply.statusCode, reply.json<{ code: string }>().code]).toEqual([url, 404, 'not_found'])
    }
    await app.close()
  })

  it.each(['GET', 'POST'] as const)('refuses to boot with a %s under the API that no endpoint declares', (method) => {
    const app = Fastify()
    forbidUndeclaredRoutes(app)
    const route: RouteOptions = { method, url: `${apiPrefix}/hidden`, handler: () => 'x' }
    expect(() => app.route(route)).toThrow('has no declared policy')
    expect(() => app.get('/elsewhere', () => 'x')).not.toThrow()
  })
})

describe('error codes', () => {
  it('have a status and a text in each language, each text its own', () => {
    for (const code of errorCodes) {
      expect({ code, fits: statusOf[code] >= 400 && statusOf[code] < 600 }).toEqual({ code, fits: true })
      for (const locale of locales) expect(problemTexts[code][locale].length).toBeGreaterThan(3)
    }
    for (const locale of locales)
      expect(new Set(errorCodes.map((code) => problemTexts[code][locale])).size).toBe(errorCodes.length)
    for (const code of fieldCodes) for (const locale of locales) expect(fieldTexts[code][locale]).toBeTruthy()
  })

  it('speak Chinese in Chinese and English in English', () => {
    for (const code of errorCodes) {
      expect(problemTexts[code]['zh-CN']).toMatch(/\p{Script=Han}/u)
      expect(problemTexts[code].en).not.toMatch(/\p{Script=Han}/u)
    }
  })

  it('are each said by some endpoint', () => {
    const said = new Set(endpoints.flatMap(errorsOf))
    expect(errorCodes.filter((code) => !said.has(code))).toEqual([])
  })

  it('of constraints are declared by an endpoint that may meet them', () => {
    const said = new Set(endpoints.flatMap(errorsOf))
    for (const code of Object.values(constraintCodes)) expect(said).toContain(code)
  })
})
