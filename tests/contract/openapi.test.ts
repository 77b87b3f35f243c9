import { apiPrefix, errorsOf } from '@liren/shared/endpoint'
import { endpoints } from '@liren/shared/endpoints'
import { Validator } from '@seriousme/openapi-schema-validator'
import type { FastifyInstance } from 'fastify'
import { statusOf } from '../../server/src/platform/errors.ts'
import { bareApp } from '../support/bare.app.ts'

interface Operation {
  operationId: string
  summary: string
  tags: string[]
  security: object[]
  parameters?: { name: string; in: string; required?: boolean }[]
  requestBody?: { content: Record<string, { schema: object }> }
  responses: Record<string, { description: string; content: Record<string, { schema: object }> }>
}
interface Document {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, object> }
}

let app: FastifyInstance
let document: Document
beforeAll(async () => {
  app = await bareApp()
  document = (await app.inject({ url: '/openapi.json' })).json<Document>()
})
afterAll(() => app.close())

const operationOf = ({ method, path }: { method: string; path: string }): Operation | undefined =>
  document.paths[apiPrefix + path.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]

describe('/openapi.json', () => {
  it('is a valid OpenAPI 3.1 document', async () => {
    expect(document.openapi).toMatch(/^3\.1\./)
    const { valid, errors } = await new Validator().validate({ ...structuredClone(document) })
    expect({ valid, errors }).toMatchObject({ valid: true })
  })

  it('has no reference that leads nowhere', () => {
    const text = JSON.stringify(document)
    const names = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name ?? '')
    expect(names.length).toBeGreaterThan(10)
    for (const name of new Set(names)) expect(Object.keys(document.components.schemas)).toContain(name)
  })

  it('names every endpoint, and nothing else', () => {
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path))
    expect(operations.map(({ operationId }) => operationId).toSorted()).toEqual(
      endpoints.map(({ id }) => id).toSorted(),
    )
  })

  it.each(endpoints.map((endpoint) => [endpoint.id, endpoint] as const))('tells all of %s', (_, endpoint) => {
    const operation = operationOf(endpoint)
    expect(operation).toMatchObject({ operationId: endpoint.id, summary: endpoint.summary })
    if (!operation) return
    const codes = errorsOf(endpoint)
    const statuses = new Set([String(endpoint.status), ...codes.map((code) => String(statusOf[code]))])
    expect(Object.keys(operation.responses).toSorted()).toEqual([...statuses].toSorted())
    for (const code of codes) {
      const refusal = operation.responses[String(statusOf[code])]
      expect(refusal?.description).toContain(`\`${code}\``)
      expect(Object.keys(refusal?.content ?? {})).toEqual(['application/problem+json'])
    }
    const media = endpoint.download ?? 'application/json'
    expect(operation.responses[String(endpoint.status)]?.content[media]?.schema).toBeTruthy()
    const named = (place: string) =>
      (operation.parameters ?? []).flatMap((one) => (one.in === place ? [one.name] : [])).toSorted()
    expect(named('path')).toEqual(Object.keys(endpoint.params?.shape ?? {}).toSorted())
    expect(named('query')).toEqual(Object.keys(endpoint.query?.shape ?? {}).toSorted())
    expect(named('header')).toEqual(endpoint.idempotent ? ['idempotency-key'] : [])
    expect(operation.requestBody !== undefined).toBe(endpoint.body !== undefined)
    expect(operation.security.length > 0).toBe(endpoint.access === 'account')
  })

  it('is readable at /docs', async () => {
    for (const url of ['/docs', '/docs/']) {
      const reply = await app.inject({ url })
      const page = reply.statusCode === 302 ? await app.inject({ url: reply.headers.location ?? '' }) : reply
      expect([url, page.statusCode]).toEqual([url, 200])
      expect(page.headers['content-type']).toMatch(/^text\/html/)
    }
  })
})
