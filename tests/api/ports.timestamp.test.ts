import { readFile } from 'node:fs/promises'
import { createTimestamps, requestFor, stampIn } from '../../server/src/platform/timestamp/timestamp.rfc3161.ts'
import { startTimestampStandin, type Misdeed, type TimestampStandin } from '../support/tsa.standin.ts'

const digest = Buffer.alloc(32, 7)
const recorded = (name: string) => readFile(new URL(`../fixtures/timestamp/${name}`, import.meta.url))
/** The nonce of the recorded request. */
const nonce = Buffer.from('1f08636dab0d316b', 'hex')

let standin: TimestampStandin
const now = new Date('2026-11-26T12:34:56Z')
beforeAll(async () => {
  standin = await startTimestampStandin(() => now)
})
afterAll(() => standin.close())

describe('what OpenSSL writes', () => {
  it('is the very request that we write', async () => {
    expect(requestFor(digest, nonce).equals(await recorded('openssl.tsq'))).toBe(true)
  })

  it('is an answer that we read', async () => {
    const answer = await recorded('openssl.tsr')
    const { token, at } = stampIn(answer, digest, nonce)
    expect(at.toISOString()).toBe('2026-11-26T19:21:08.000Z')
    // The token is the end of the answer, byte for byte: whoever checks it needs what was signed.
    expect(answer.subarray(-token.length).equals(token)).toBe(true)
    expect(() => stampIn(answer, Buffer.alloc(32, 8), nonce)).toThrow('something else')
    expect(() => stampIn(answer, digest, Buffer.from('1f08636dab0d316c', 'hex'))).toThrow('not to this request')
    expect(() => stampIn(answer.subarray(0, 500), digest, nonce)).toThrow('cannot be read')
  })
})

describe('a time-stamp authority', () => {
  it('is asked over a SHA-256, with a fresh number and for its certificate, and gives a token and its time', async () => {
    const port = createTimestamps({ url: standin.url })
    const [one] = [await port.stamp(digest), await port.stamp(digest)]
    expect(one.at).toEqual(now)
    expect(one.token.length).toBeGreaterThan(100)
    const [first, second] = standin.asked
    expect(first).toMatchObject({ type: 'application/timestamp-query', certReq: true, imprint: digest })
    expect(first?.hash).toBe('0609608648016503040201')
    expect(first?.nonce.equals(second?.nonce ?? Buffer.alloc(0))).toBe(false)
  })

  it.each<[Misdeed, string]>([
    ['reject', 'refused'],
    ['other_imprint', 'strange'],
    ['other_nonce', 'strange'],
    ['no_token', 'strange'],
    ['garbage', 'strange'],
    ['long', 'strange'],
    ['http_500', 'away'],
  ])('that answers with %s gives no stamp', async (misdeed, fault) => {
    standin.next(misdeed)
    const stamping = createTimestamps({ url: standin.url }).stamp(digest)
    await expect(stamping).rejects.toMatchObject({ name: 'StampFailure', fault })
  })

  it('that is not there gives no stamp', async () => {
    const gone = await startTimestampStandin()
    await gone.close()
    await expect(createTimestamps({ url: gone.url }).stamp(digest)).rejects.toMatchObject({ fault: 'away' })
  })
})
