import type { ErrorCode } from '@liren/shared/problem'
import { Failure } from '../../miniapp/src/lib/failure.ts'
import { waitBeforeRetry } from '../../miniapp/src/lib/retry.ts'

const refused = (code: ErrorCode, retryAfterSeconds?: number) =>
  new Failure('refused', {
    type: `urn:liren:problem:${code}`,
    status: 503,
    code,
    title: '',
    requestId: 'r',
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  })

const lost = new Failure('unreachable')

describe('waiting before another try', () => {
  test('doubles, spread by the jitter to either side', () => {
    expect(waitBeforeRetry(lost, 1, 0.5)).toBe(400)
    expect(waitBeforeRetry(lost, 2, 0.5)).toBe(800)
    expect(waitBeforeRetry(lost, 1, 0)).toBe(200)
    expect(waitBeforeRetry(lost, 1, 1)).toBe(600)
  })

  test('gives up after the third try', () => {
    expect(waitBeforeRetry(lost, 3, 0.5)).toBeNull()
  })

  test('never comes back before the server asked', () => {
    expect(waitBeforeRetry(refused('overloaded', 2), 1, 0)).toBeGreaterThanOrEqual(2000)
  })

  test('leaves it to the reader when the server asks for long', () => {
    expect(waitBeforeRetry(refused('overloaded', 60), 1, 0.5)).toBeNull()
  })

  test.each<[ErrorCode, boolean]>([
    ['overloaded', true],
    ['request_in_flight', true],
    ['invalid_request', false],
    ['forbidden', false],
    ['not_found', false],
    ['too_many_requests', false],
    ['edited_elsewhere', false],
    ['internal', false],
  ])('%s is tried again: %s', (code, again) => {
    expect(waitBeforeRetry(refused(code), 1, 0.5) !== null).toBe(again)
  })

  test('a fault of ours is not tried again', () => {
    expect(waitBeforeRetry(new TypeError('bug'), 1, 0.5)).toBeNull()
    expect(waitBeforeRetry(new Failure('unreadable'), 1, 0.5)).toBeNull()
  })
})
