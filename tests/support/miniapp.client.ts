import type { Session } from '@liren/shared/identity'
import type { ErrorCode } from '@liren/shared/problem'
import { startSession } from '../../miniapp/src/lib/session.ts'
import type { GivenReply } from './taro.ts'

const uuid = (tail: number) => `01a20260-0000-7000-8000-${String(tail).padStart(12, '0')}`

export const communityId = uuid(1)

/** A session whose tokens carry `name`, so that a test sees which one was sent. */
export const sessionCalled = (name: string, accountId = uuid(2)): Session => ({
  sessionId: uuid(3),
  accountId,
  accessToken: `access-${name}`,
  accessExpiresAt: '2026-11-22T04:10:00.000Z',
  refreshToken: `refresh-${name}`.padEnd(43, '0'),
  isNewAccount: false,
})

export const signInAs = (name: string) => startSession(sessionCalled(name))

export const refusal = (status: number, code: ErrorCode, more: object = {}): GivenReply => ({
  statusCode: status,
  data: { type: `urn:liren:problem:${code}`, status, code, title: '', requestId: 'r', ...more },
})

export const ok = (data: unknown, header: Record<string, string> = {}): GivenReply => ({
  statusCode: 200,
  data,
  header,
})
