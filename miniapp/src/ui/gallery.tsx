import { useState } from 'react'
import { useShownFile } from '../lib/shown.file.ts'
import { Box, Press, Txt } from '../platform/elements.tsx'
import { Photo, viewPhotos } from '../platform/photo.tsx'
import { classes } from './classes.ts'
import { galleryTexts } from './gallery.texts.ts'
import type { PictureLoad, Shown } from './gallery.types.ts'
import { Icon } from './icon.tsx'
import styles from './gallery.module.css'
import { PictureViewer } from './picture.viewer.tsx'

interface GalleryProps {
  id: string
  load: PictureLoad
  pictures: readonly Shown[]
}

/** Pictures: one as wide as the page, several in rows of three; a tap enlarges. */
export function Gallery({ id, load, pictures }: GalleryProps) {
  const words = galleryTexts.use()
  const [shown, setShown] = useState<number | null>(null)
  const [addresses, setAddresses] = useState<Record<string, string>>({})
  if (pictures.length === 0) return null
  const look = (at: number) => {
    const known = pictures.map((picture) => addresses[picture.id]).filter((one) => one !== undefined)
    const here = addresses[pictures[at]?.id ?? '']
    if (here === undefined || !viewPhotos(known, known.indexOf(here))) setShown(at)
  }
  return (
    <Box
      id={id}
      role="group"
      label={words.gallery(pictures.length)}
      className={classes(styles['gallery'], pictures.length === 1 && styles['single'])}
    >
      {pictures.map((picture, at) => (
        <Frame
          key={picture.id}
          load={load}
          picture={picture}
          label={words.look(at + 1, pictures.length, picture.alt ?? '')}
          isSingle={pictures.length === 1}
          onCome={(address) => setAddresses((all) => ({ ...all, [picture.id]: address }))}
          onPress={() => look(at)}
        />
      ))}
      {shown !== null && (
        <PictureViewer load={load} pictures={pictures} at={shown} onMove={setShown} onClose={() => setShown(null)} />
      )}
    </Box>
  )
}

interface FrameProps {
  load: PictureLoad
  picture: Shown
  label: string
  isSingle: boolean
  onCome: (address: string) => void
  onPress: () => void
}

function Frame({ load, picture, label, isSingle, onCome, onPress }: FrameProps) {
  const words = galleryTexts.use()
  const size = isSingle ? 'full' : 'preview'
  const name = [load.of, picture.id, size].join()
  const { address, isMissing } = useShownFile(name, (signal) => load.fetch(picture.id, size, signal), onCome)
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
