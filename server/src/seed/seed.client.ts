import { urlOf, type Endpoint, type ReplyOf, type RequestOf } from '@liren/shared/endpoint'
import { identity } from '@liren/shared/identity'
import type { FastifyInstance } from 'fastify'

/**
 * Calls the product's own API from inside the process. Every POST carries a key made from where in the plan it stands,
 * so that a filling cut off by a crash goes on at its next start and makes nothing twice.
 */
export class SeedClient {
  private readonly app: FastifyInstance
  private readonly name: string
  private accessToken = ''

  constructor(app: FastifyInstance, name: string) {
    this.app = app
    this.name = name
  }

  /** Signs in by text message (the demo tells the code) and returns a client that speaks for that person. */
  async enter(phone: string): Promise<SeedClient> {
    const device = { id: `demo_seed_${phone}`, platform: 'h5' as const, label: '演示数据' }
    const sent = await this.call(identity.sendSmsCode, '', { body: { phone, deviceId: device.id } })
    const session = await this.call(identity.signInWithSms, '', {
      body: { challengeId: sent.challengeId, code: sent.demoCode ?? '', device },
    })
    const other = new SeedClient(this.app, this.name)
    other.accessToken = session.accessToken
    return other
  }

  /** Sends one call; `step` names it within the plan. Throws when the API refuses. */
  async call<E extends Endpoint>(e: E, step: string, request: RequestOf<E>): Promise<ReplyOf<E>> {
    const { body } = request as { body?: object }
    return this.send(e, step, request, { headers: {}, ...(body === undefined ? {} : { payload: body }) })
  }

  /** Uploads one file, as a browser would. */
  async upload<E extends Endpoint>(
    e: E,
    step: string,
    request: RequestOf<E>,
    { name, bytes }: { name: string; bytes: Buffer },
  ): Promise<ReplyOf<E>> {
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(bytes)]), name)
    const sent = new Response(form)
    const headers = { 'content-type': sent.headers.get('content-type') ?? '' }
    return this.send(e, step, request, { headers, payload: Buffer.from(await sent.arrayBuffer()) })
  }

  private async send<E extends Endpoint>(
    e: E,
    step: string,
    request: RequestOf<E>,
    { headers, payload }: { headers: Record<string, string>; payload?: object | Buffer },
  ): Promise<ReplyOf<E>> {
    const reply = await this.app.inject({
      method: e.method,
      url: urlOf(e, request as object),
      headers: {
        ...headers,
        authorization: `Bearer ${this.accessToken}`,
        ...(e.idempotent ? { 'idempotency-key': `demo_seed_${this.name}_${step}`.padEnd(16, '_') } : {}),
      },
      ...(payload === undefined ? {} : { payload }),
    })
    if (reply.statusCode !== e.status) throw new Error(`filling the demo: ${e.id} (${step}) answered ${reply.body}`)
    return reply.json()
  }
}
