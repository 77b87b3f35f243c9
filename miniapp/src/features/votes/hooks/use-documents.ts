import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { VoteFile } from '@liren/shared/votes.files'
import { sendingAt, useSending, type PlaceSending } from '../../../lib/sending.ts'
import { useShownFile } from '../../../lib/shown.file.ts'
import type { LocalDecision } from '../decision.draft.ts'
import { documentsAt, placesOf, withDocument, withDocuments } from '../documents.draft.ts'
import { fetchDocuments, fetchVotePicture, openVotePdf, uploadDocument, type InEstate } from '../documents.api.ts'
import type { InDecision } from '../votes.api.ts'
import { keys } from '../votes.keys.ts'

/** The draft whose documents they are, and where on this device it is kept. */
interface DocumentsOptions {
  communityId: string
  name: string
  draft: LocalDecision
  get: () => LocalDecision
  change: (part: Partial<LocalDecision>) => void
}

/** What a field for the documents of one place of a draft needs. */
export interface PlaceDocuments {
  /** Whose documents they are. */
  at: InEstate
  value: readonly VoteFile[]
  onChange: (files: VoteFile[]) => void
  /** How many there may be. */
  most: number
  sending: PlaceSending
}

/** The documents of a draft: one queue for all of its places, which goes on whichever step is shown. */
export function useDraftDocuments({ communityId, name, draft, get, change }: DocumentsOptions) {
  const client = useQueryClient()
  const at = { communityId, estateId: draft.estateId }
  const sending = useSending({
    ...{ draft: name, isReady: true, room: Infinity },
    send: (file, options) => uploadDocument(at, file, options),
    onDone: (made: VoteFile, place) => {
      change(withDocument(get(), place, made))
      void client.invalidateQueries({ queryKey: keys.documents(at.communityId, at.estateId) })
    },
  })
  const places = placesOf(draft)
  // What was chosen for a motion goes with it.
  const homeless = sending.queue.find(({ place }) => !places.has(place))
  useEffect(() => {
    if (homeless) sending.stop(homeless.key)
  })
  const of = (place: string): PlaceDocuments => {
    const value = documentsAt(draft, place)
    const most = places.get(place) ?? 0
    const onChange = (files: VoteFile[]) => change(withDocuments(get(), place, files))
    return { at, value, most, onChange, sending: sendingAt(sending, place, most - value.length) }
  }
  return { sending, of }
}

export type DraftDocuments = ReturnType<typeof useDraftDocuments>

/** Documents of an estate that a draft can name. */
export const useEstateDocuments = (at: InEstate, isAsked: boolean) =>
  useQuery({
    queryKey: keys.documents(at.communityId, at.estateId),
    queryFn: ({ signal }) => fetchDocuments(at, signal),
    enabled: isAsked,
  })

/** A picture of a decision, fetched to be shown. */
export const useVotePicture = (at: InDecision, fileId: string, size: 'full' | 'preview') =>
  useShownFile([at.decisionId, fileId, size].join(), (signal) => fetchVotePicture(at, fileId, size, signal))

/** Fetches a PDF of a decision and hands it to the reader. */
export const useOpenVotePdf = (at: InDecision) =>
  useMutation({ mutationFn: (fileId: string) => openVotePdf(at, fileId) })
