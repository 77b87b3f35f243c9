import { credited } from '@liren/shared/volunteering.credited'
import { call } from '../../lib/api-client.ts'

export const fetchCredited = (communityId: string, cursor: string | null, signal?: AbortSignal) =>
  call(credited.list, { params: { communityId }, query: { cursor: cursor ?? undefined } }, { signal })

export const objectTo = (communityId: string, signupId: string, words: string, submission: string) =>
  call(credited.object, { params: { communityId, signupId }, body: { words } }, { submission })
