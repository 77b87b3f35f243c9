import type { RequestOf } from '@liren/shared/endpoint'
import { helping } from '@liren/shared/volunteering.help'
import { call } from '../../lib/api-client.ts'
import type { InShift } from './volunteering.api.ts'

export type Door = RequestOf<typeof helping.name>['body']
export type Saying = RequestOf<typeof helping.rate>['body']

export const nameRecipient = (at: InShift, signupId: string, body: Door, submission: string) =>
  call(helping.name, { params: { ...at, signupId }, body }, { submission })

export const passThanks = (at: InShift, signupId: string, recipientId: string, submission: string) =>
  call(helping.pass, { params: { ...at, signupId, recipientId } }, { submission })

export const fetchHelp = (communityId: string, cursor: string | null, signal?: AbortSignal) =>
  call(helping.mine, { params: { communityId }, query: { cursor: cursor ?? undefined } }, { signal })

export const rateHelp = (communityId: string, helpId: string, body: Saying, submission: string) =>
  call(helping.rate, { params: { communityId, helpId }, body }, { submission })
