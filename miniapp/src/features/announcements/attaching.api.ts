import { announcementAttachments } from '@liren/shared/announcements.attachments'
import { upload, type UploadOptions } from '../../lib/upload.ts'
import type { PickedFile } from '../../platform/files.types.ts'

export const uploadAttachment = (
  communityId: string,
  announcementId: string,
  file: PickedFile,
  options: UploadOptions,
) => upload(announcementAttachments.upload, { params: { communityId, announcementId } }, file, options)
