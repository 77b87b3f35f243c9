import { urlOf, type Endpoint, type ReplyOf, type RequestOf } from '@liren/shared/endpoint'
import { identity } from '@liren/shared/identity'
import type { FastifyInstance } from 'fastify'
import { setTimeout } from 'node:timers/promises'

/**
 * Calls the product's own API from inside the process. Every POST carries a key made from where in the plan it stands,
 * so that a filling cut off by a crash goes on at its next start and makes nothing twice.
 */
export class SeedClient {
  private readonly app: FastifyInstance
  private readonly name: string
  private readonly address: string
  private accessToken = ''
  /** Whom it signed in last, by phone. */
  private readonly entered = new Map<string, SeedClient>()

  constructor(app: FastifyInstance, name: string, address = '127.0.0.1') {
    this.app = app
    this.name = name
    this.address = address
  }

  /** Signs in by text message (the demo tells the code) and returns a client that speaks for that person. */
  async enter(phone: string): Promise<SeedClient> {
    const device = { id: `demo_seed_${phone}`, platform: 'h5' as const, label: '演示数据' }
    // Everybody at home has an address of their own, as far as limits go.
    const other = new SeedClient(
      this.app,
      this.name,
      `10.0.${phone.slice(-4, -2)}.${phone.slice(-2)}`.replace(/\.0+(?=\d)/g, '.'),
    )
    const sent = await other.call(identity.sendSmsCode, '', { body: { phone, deviceId: device.id } })
    const session = await other.call(identity.signInWithSms, '', {
      body: { challengeId: sent.challengeId, code: sent.demoCode ?? '', device },
    })
    other.accessToken = session.accessToken
    this.entered.set(phone, other)
    return other
  }

  /** Signs out everybody it signed in: among their devices nobody is to find one that was never theirs. */
  async leave(): Promise<void> {
    for (const one of this.entered.values()) await one.call(identity.signOut, '', { body: { everywhere: true } })
    this.entered.clear()
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
    const ask = () =>
      this.app.inject({
        method: e.method,
        url: urlOf(e, request as object),
        remoteAddress: this.address,
        headers: {
          ...headers,
          authorization: `Bearer ${this.accessToken}`,
          ...(e.idempotent ? { 'idempotency-key': `demo_seed_${this.name}_${step}`.padEnd(16, '_') } : {}),
        },
        ...(payload === undefined ? {} : { payload }),
      })
    let reply = await ask()
    // A machine that is busy asks to come again; it is waited for as long as somebody at it would.
    for (let tries = 0; reply.statusCode === 503 && tries < 60; tries += 1) {
      await setTimeout(1_000 * Number(reply.headers['retry-after'] ?? 1))
      reply = await ask()
    }
    if (reply.statusCode !== e.status) throw new Error(`filling the demo: ${e.id} (${step}) answered ${reply.body}`)
    return reply.json()
  }
}
