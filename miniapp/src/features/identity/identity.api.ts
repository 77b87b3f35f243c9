import { identity } from '@liren/shared/identity'
import type { RequestOf } from '@liren/shared/endpoint'
import { call } from '../../lib/api-client.ts'
import { thisDevice } from '../../lib/device.ts'

type BodyOf<E extends Parameters<typeof call>[0]> = RequestOf<E> extends { body: infer B } ? B : never

export const fetchMe = (signal?: AbortSignal) => call(identity.me, {}, { signal })

export const updateMe = (body: BodyOf<typeof identity.updateMe>) => call(identity.updateMe, { body })

/** Asks for a text message with a sign-in code. */
export const sendSmsCode = (phone: string) => call(identity.sendSmsCode, { body: { phone, deviceId: thisDevice().id } })

export const signInWithSms = (challengeId: string, code: string) =>
  call(identity.signInWithSms, { body: { challengeId, code, device: thisDevice() } })

export const signInWithWechat = (code: string) =>
  call(identity.signInWithWechat, { body: { code, device: thisDevice() } })

/** Attaches the phone number behind a `getPhoneNumber` code; the session that comes back replaces this one. */
export const attachWechatPhone = (code: string) => call(identity.attachWechatPhone, { body: { code } })

export const signOut = (everywhere: boolean) => call(identity.signOut, { body: { everywhere } })

export const fetchSessions = (cursor: string | null, signal?: AbortSignal) =>
  call(identity.sessions, { query: { cursor: cursor ?? undefined } }, { signal })

export const endSession = (sessionId: string) => call(identity.endSession, { params: { sessionId } })

/** Asks for a text message to my own phone, for what a signed-in session alone must not do. */
export const sendStepUpCode = (by: 'text' | 'call') =>
  call(identity.sendStepUpCode, { body: { deviceId: thisDevice().id, by } })

export const confirmStepUp = (challengeId: string, code: string) =>
  call(identity.stepUp, { body: { challengeId, code } })
