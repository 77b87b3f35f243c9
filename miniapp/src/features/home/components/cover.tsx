import { Box } from '../../../platform/elements.tsx'
import { Photo } from '../../../platform/photo.tsx'
import { usePicture, type FileSource } from '../../announcements/hooks/use-picture.ts'
import styles from './notice.card.module.css'

/** The first picture of a notice, small, beside its words. */
export function Cover({ source, id }: { source: FileSource; id: string }) {
  const { address } = usePicture(source, id, 'preview')
  return (
    <Box as="span" mute className={styles['cover']}>
      {address !== null && <Photo src={address} alt="" className={styles['photo']} />}
    </Box>
  )
}
