import type { RequestOf } from '@liren/shared/endpoint'
import { votesDelivery } from '@liren/shared/votes.delivery'
import { call } from '../../lib/api-client.ts'
import { upload, type UploadOptions } from '../../lib/upload.ts'
import type { PickedFile } from '../../platform/files.types.ts'
import type { InDecision } from './votes.api.ts'

export type Delivery = RequestOf<typeof votesDelivery.deliver>['body']['delivery']
export type Shown = 'all' | 'undelivered' | 'delivered'

/** Says that the ballot is before me. */
export const noteOpened = (params: InDecision, submission: string) =>
  call(votesDelivery.opened, { params, body: {} }, { submission })

export const fetchDeliveryProgress = (params: InDecision, signal?: AbortSignal) =>
  call(votesDelivery.deliveryProgress, { params }, { signal })

export const fetchDeliveries = (
  params: InDecision,
  query: { buildingId: string; show: Shown; cursor: string | null },
  signal?: AbortSignal,
) => {
  const { cursor, ...asked } = query
  return call(
    votesDelivery.deliveries,
    { params, query: { ...asked, cursor: cursor ?? undefined, limit: 50 } },
    { signal },
  )
}

export const sendDelivery = (params: InDecision, delivery: Delivery, submission: string) =>
  call(votesDelivery.deliver, { params, body: { delivery } }, { submission })

export const uploadDeliveryFile = (params: InDecision, file: PickedFile, options: UploadOptions) =>
  upload(votesDelivery.deliveryFile, { params }, file, options)
