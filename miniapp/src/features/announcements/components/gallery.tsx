import { useState } from 'react'
import type { Attachment } from '@liren/shared/announcements.attachments'
import { Box, Press, Txt } from '../../../platform/elements.tsx'
import { Photo, viewPhotos } from '../../../platform/photo.tsx'
import { classes } from '../../../ui/classes.ts'
import { Icon } from '../../../ui/icon.tsx'
import type { FileSource } from '../files.api.ts'
import { filesTexts } from '../files.texts.ts'
import { usePicture } from '../hooks/use-picture.ts'
import styles from './gallery.module.css'
import { PictureViewer } from './picture.viewer.tsx'

interface GalleryProps {
  source: FileSource
  pictures: readonly Attachment[]
}

/** The pictures of a notice: one as wide as the page, several in rows of three; a tap enlarges. */
export function Gallery({ source, pictures }: GalleryProps) {
  const words = filesTexts.use()
  const [shown, setShown] = useState<number | null>(null)
  const [addresses, setAddresses] = useState<Record<string, string>>({})
  if (pictures.length === 0) return null
  const look = (at: number) => {
    const known = pictures.map(({ id }) => addresses[id]).filter((one) => one !== undefined)
    const here = addresses[pictures[at]?.id ?? '']
    if (here === undefined || !viewPhotos(known, known.indexOf(here))) setShown(at)
  }
  return (
    <Box
      id="notice-pictures"
      role="group"
      label={words.gallery(pictures.length)}
      className={classes(styles['gallery'], pictures.length === 1 && styles['single'])}
    >
      {pictures.map((picture, at) => (
        <Frame
          key={picture.id}
          source={source}
          picture={picture}
          label={words.look(at + 1, pictures.length, picture.alt ?? '')}
          isSingle={pictures.length === 1}
          onCome={(address) => setAddresses((all) => ({ ...all, [picture.id]: address }))}
          onPress={() => look(at)}
        />
      ))}
      {shown !== null && (
        <PictureViewer
          source={source}
          pictures={pictures}
          at={shown}
          onMove={setShown}
          onClose={() => setShown(null)}
        />
      )}
    </Box>
  )
}

interface FrameProps {
  source: FileSource
  picture: Attachment
  label: string
  isSingle: boolean
  onCome: (address: string) => void
  onPress: () => void
}

function Frame({ source, picture, label, isSingle, onCome, onPress }: FrameProps) {
  const words = filesTexts.use()
  const { address, isMissing } = usePicture(source, picture.id, isSingle ? 'full' : 'preview', onCome)
  return (
    <Press id={`picture-${picture.id}`} className={styles['frame']} label={label} onPress={onPress}>
      {address !== null && <Photo src={address} alt="" className={styles['photo']} />}
      {isMissing && (
        <Box as="span" className={styles['missing']}>
          <Icon name="photo" />
          <Txt>{words.missing}</Txt>
        </Box>
      )}
    </Press>
  )
}
