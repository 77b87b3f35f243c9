import type { FastifyInstance } from 'fastify'
import { bareApp } from '../support/bare.app.ts'

let app: FastifyInstance
beforeAll(async () => {
  app = await bareApp()
  await app.ready()
})
afterAll(() => app.close())

describe('a client that speaks HTTP badly', () => {
  const post = (headers: Record<string, string>, payload: string) =>
    app.inject({ method: 'POST', url: '/api/v1/auth/sms-codes', headers, payload })

  // What a body of another type must never do: reach the handler without its schema.
  it.each([
    'application/json;',
    'application/json\t',
    'application/json\t; charset=utf-8',
    ' application/json',
    'application/json foo',
    'application/json ; a=b',
    'APPLICATION/JSON',
    'application/JSON; charset=utf-8',
    'application/json,text/html',
    'application/problem+json',
    'text/plain',
    'text/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    '',
    ';',
    '/',
  ])('gets no body past its schema as %j', async (type) => {
    for (const payload of ['{"phone":{"$ne":1},"deviceId":[]}', '[]', '{}', 'null', '"x"', 'x=1']) {
      const reply = await post({ 'content-type': type }, payload)
      expect([400, 415, 422]).toContain(reply.statusCode)
      expect(reply.headers['content-type']).toMatch(/^application\/problem\+json/)
    }
  })

  it('without a content type gets none past either', async () => {
    for (const payload of ['{"phone":1}', '{}', ''])
      expect([400, 415, 422]).toContain((await post({}, payload)).statusCode)
  })

  it('hears what is wrong where, in its language', async () => {
    const headers = { 'content-type': 'application/json', 'accept-language': 'en' }
    const reply = await post(headers, '{"phone":"1","extra":1}')
    expect(reply.statusCode).toBe(422)
    expect(reply.json()).toMatchObject({
      type: 'urn:liren:problem:invalid_request',
      status: 422,
      code: 'invalid_request',
      title: 'A few things need fixing. What you typed is kept.',
      errors: expect.arrayContaining([
        { path: 'body.phone', code: 'bad_format', message: 'Wrong format' },
        { path: 'body.deviceId', code: 'required', message: 'Please fill this in' },
        { path: 'body.extra', code: 'unknown_field', message: 'Unknown field' },
      ]) as unknown,
      requestId: reply.headers['x-request-id'],
    })
  })

  it('is told of broken JSON, and of too much of it', async () => {
    const headers = { 'content-type': 'application/json' }
    for (const payload of ['{', '{"a":', "{'a':1}", '{"__proto__":{}}', ''])
      expect([payload, (await post(headers, payload)).json<{ code: string }>().code]).toEqual([
        payload,
        'malformed_request',
      ])
    const much = await post(headers, JSON.stringify({ phone: 'x'.repeat(300_000) }))
    expect([much.statusCode, much.json<{ code: string }>().code]).toEqual([413, 'payload_too_large'])
  })

  it('is told when the database is away, and when to come back', async () => {
    const headers = { 'content-type': 'application/json' }
    const reply = await post(headers, JSON.stringify({ phone: '13800138000', deviceId: 'x'.repeat(16) }))
    expect(reply.json()).toMatchObject({ code: 'overloaded', status: 503, retryAfterSeconds: 1 })
    expect(reply.headers['retry-after']).toBe('1')
    expect((await app.inject({ url: '/readyz' })).statusCode).toBe(503)
    expect((await app.inject({ url: '/healthz' })).statusCode).toBe(200)
  })
})
