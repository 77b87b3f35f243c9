import { announcementAttachments } from '@liren/shared/announcements.attachments'
import { download, fetchToShow } from '../../lib/download.ts'

/** A notice whose files are asked for: as somebody it is addressed to, or as a passer-by. */
export interface FileSource {
  communityId: string
  announcementId: string
  isPublic: boolean
}

export type PictureSize = 'full' | 'preview'

const paramsOf = ({ communityId, announcementId }: FileSource, attachmentId: string) => ({
  communityId,
  announcementId,
  attachmentId,
})

export function fetchPicture(source: FileSource, attachmentId: string, size: PictureSize, signal?: AbortSignal) {
  const e = source.isPublic ? announcementAttachments.publicPicture : announcementAttachments.picture
  return fetchToShow(e, { params: paramsOf(source, attachmentId), query: { size } }, signal)
}

export function openPdf(source: FileSource, attachmentId: string) {
  const e = source.isPublic ? announcementAttachments.publicPdf : announcementAttachments.pdf
  return download(e, { params: paramsOf(source, attachmentId) })
}
