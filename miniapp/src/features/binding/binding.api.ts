import { binding } from '@liren/shared/binding'
import type { RequestOf } from '@liren/shared/endpoint'
import { call } from '../../lib/api-client.ts'

export type Binding = RequestOf<typeof binding.bind>['body']
export type BindingAsked = RequestOf<typeof binding.request>['body']

export const searchPlaces = (words: string, signal?: AbortSignal) =>
  call(binding.searchPlaces, { query: { q: words } }, { signal })

/** Which flat a code is for; the code stays unused. */
export const previewInvitation = (code: string, signal?: AbortSignal) =>
  call(binding.preview, { body: { code } }, { signal })

export const bind = (body: Binding) => call(binding.bind, { body })

export const fetchMyBindings = (signal?: AbortSignal) => call(binding.mine, {}, { signal })

/** Compares my phone with the register again. */
export const checkPhone = (residenceId: string, submission: string) =>
  call(binding.checkPhone, { params: { residenceId } }, { submission })

export const leave = (residenceId: string) => call(binding.leave, { params: { residenceId } })

export const requestBinding = (body: BindingAsked, submission: string) =>
  call(binding.request, { body }, { submission })

export const withdrawRequest = (requestId: string) => call(binding.withdrawRequest, { params: { requestId } })

export const fetchHousehold = (communityId: string, unitId: string, signal?: AbortSignal) =>
  call(binding.household, { params: { communityId, unitId } }, { signal })

export const endResidence = (communityId: string, residenceId: string, reason: string, submission: string) =>
  call(binding.endResidence, { params: { communityId, residenceId }, body: { reason } }, { submission })

export const consentAsGuardian = (communityId: string, residenceId: string, submission: string) =>
  call(binding.consentAsGuardian, { params: { communityId, residenceId } }, { submission })
