import { privacy, type ConsentPurpose } from '@liren/shared/privacy'
import { call } from '../../lib/api-client.ts'
import { download } from '../../lib/download.ts'

export const fetchDataReads = (cursor: string | null, signal?: AbortSignal) =>
  call(privacy.dataReads, { query: { cursor: cursor ?? undefined } }, { signal })

export const fetchConsents = (signal?: AbortSignal) => call(privacy.consents, {}, { signal })

/** Gives or withdraws a consent to the text of that version. */
export const setConsent = (purpose: ConsentPurpose, version: string, isGranted: boolean) =>
  call(privacy.setConsent, { body: { purpose, version, isGranted } })

/** Hands over all that is kept about me, as a file. */
export const exportMyData = () => download(privacy.export, {})

export const deleteAccount = () => call(privacy.deleteAccount, { body: { confirm: true } })
