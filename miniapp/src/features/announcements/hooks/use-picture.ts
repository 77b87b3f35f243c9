export type { FileSource } from '../files.api.ts'
import { useShownFile } from '../../../lib/shown.file.ts'
import { fetchPicture, type FileSource, type PictureSize } from '../files.api.ts'

/** A picture fetched to be shown: null while it comes; `isMissing` once it will not. */
export function usePicture(source: FileSource, id: string, size: PictureSize) {
  const { communityId, announcementId, isPublic } = source
  const name = [communityId, announcementId, isPublic, id, size].join()
  return useShownFile(name, (signal) => fetchPicture(source, id, size, signal))
}
