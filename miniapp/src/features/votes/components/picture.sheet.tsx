import type { VoteFile } from '@liren/shared/votes.files'
import { Box, Press, Txt } from '../../../platform/elements.tsx'
import { Photo, viewPhotos } from '../../../platform/photo.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { documentsTexts } from '../documents.texts.ts'
import { useVotePicture } from '../hooks/use-documents.ts'
import type { InDecision } from '../votes.api.ts'
import styles from './documents.list.module.css'

interface PictureSheetProps {
  at: InDecision
  file: VoteFile
  onClose: () => void
}

/** One picture as wide as the page, with what it was bound by. */
export function PictureSheet({ at, file, onClose }: PictureSheetProps) {
  const words = documentsTexts.use()
  const { address, isMissing } = useVotePicture(at, file.id, 'full')
  return (
    <Sheet id="vote-picture" title={file.name} onClose={onClose}>
      {address === null && !isMissing && <Skeleton />}
      {isMissing && <Banner tone="danger">{words.missing}</Banner>}
      {address !== null && (
        <Press
          id="vote-picture-look"
          className={styles['stage']}
          label={words.look(file.name)}
          onPress={() => void viewPhotos([address], 0)}
        >
          <Photo src={address} alt="" className={styles['photo']} />
        </Press>
      )}
      <Box className={styles['print']}>
        <Txt className={styles['name']}>{words.fingerprint}</Txt>
        <Txt className={styles['digest']}>{file.digest}</Txt>
        <Txt>{words.fingerprintNote}</Txt>
      </Box>
    </Sheet>
  )
}
