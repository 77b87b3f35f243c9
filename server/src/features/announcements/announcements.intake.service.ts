import { largestPictureBytes } from '@liren/shared/announcements.attachments'
import { DomainError } from '../../platform/errors.ts'
import type { Intake } from '../../platform/http/files.ts'
import { kindOfFile } from '../../platform/pictures/file.kind.ts'
import { isWholePdf } from '../../platform/pictures/pdf.ts'
import { readPicture } from '../../platform/pictures/picture.ts'

/**
 * What is kept of an upload: a picture drawn anew, so that nothing of the file that came survives but what it shows, with
 * a small one beside; a PDF as it is, if it is whole. It is judged by its bytes, never by its name.
 */
export const attachmentIntake: Intake = {
  folder: 'attachments',
  async make({ bytes }) {
    const kind = kindOfFile(bytes)
    if (kind === 'pdf') {
      if (!isWholePdf(bytes)) throw new DomainError('attachment_unreadable')
      return { bytes, preview: null, facts: { kind, bytes: bytes.length, width: null, height: null } }
    }
    if (kind === null) throw new DomainError('attachment_unreadable')
    if (bytes.length > largestPictureBytes) throw new DomainError('payload_too_large')
    const { full, preview, width, height } = await readPicture(bytes)
    return { bytes: full, preview, facts: { kind: 'picture', bytes: full.length, width, height } }
  },
}
