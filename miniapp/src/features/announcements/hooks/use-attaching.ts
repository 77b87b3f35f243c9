import type { Attachment } from '@liren/shared/announcements.attachments'
import { useSending, type SendingFiles } from '../../../lib/sending.ts'
import { uploadAttachment } from '../attaching.api.ts'

interface AttachingOptions {
  communityId: string
  /** The draft these files belong to: under its name they wait on the device. */
  draft: string
  /** Whether there is a notice on the server to send to, or enough of one to make it. */
  isReady: boolean
  /** The notice to send to; null while there is none. */
  target: () => Promise<string | null>
  /** How many more there may be. */
  room: number
  /** Told of each file the server has; of one sent again after a lost answer perhaps twice. */
  onDone: (file: Attachment) => void
}

/** Sends chosen files to a notice, which is made when the first of them leaves. */
export const useAttaching = ({ communityId, target, ...options }: AttachingOptions): SendingFiles =>
  useSending({
    ...options,
    send: async (file, sending) => {
      const announcementId = await target()
      // Saving failed, or waits for an answer to a question: its own line says so.
      return announcementId === null ? null : uploadAttachment(communityId, announcementId, file, sending)
    },
  })

export type Attaching = SendingFiles
