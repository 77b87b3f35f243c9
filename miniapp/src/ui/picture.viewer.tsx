import { useEffect } from 'react'
import { useShownFile } from '../lib/shown.file.ts'
import { useDialogFocus } from '../platform/dialog.ts'
import { Box, Press, Txt } from '../platform/elements.tsx'
import { Photo } from '../platform/photo.tsx'
import { galleryTexts } from './gallery.texts.ts'
import type { PictureLoad, Shown } from './gallery.types.ts'
import { Icon, type IconName } from './icon.tsx'
import { uiTexts } from './ui.texts.ts'
import styles from './picture.viewer.module.css'

interface PictureViewerProps {
  load: PictureLoad
  pictures: readonly Shown[]
  at: number
  onMove: (at: number) => void
  onClose: () => void
}

/** One picture over the whole screen, with what it shows in words below. */
export function PictureViewer({ load, pictures, at, onMove, onClose }: PictureViewerProps) {
  const words = galleryTexts.use()
  const { close } = uiTexts.use()
  const holdFocus = useDialogFocus('picture-viewer')
  useEffect(() => holdFocus(onClose), [holdFocus, onClose])
  const picture = pictures[at]
  if (!picture) return null
  return (
    <Box
      id="picture-viewer"
      role="dialog"
      modal
      focusable
      label={words.viewer(at + 1, pictures.length)}
      className={styles['viewer']}
    >
      <Box className={styles['head']}>
        <Txt>{words.viewer(at + 1, pictures.length)}</Txt>
        <Press id="picture-viewer-close" className={styles['tool']} label={close} onPress={onClose}>
          <Icon name="close" />
        </Press>
      </Box>
      <Large
        key={picture.id}
        load={load}
        picture={picture}
        alt={picture.alt ?? picture.name ?? words.viewer(at + 1, pictures.length)}
      />
      <Box className={styles['foot']}>
        <Step id="picture-previous" icon="back" label={words.previous} isOn={at > 0} onPress={() => onMove(at - 1)} />
        <Txt className={styles['alt']}>{picture.alt ?? ''}</Txt>
        <Step
          id="picture-next"
          icon="forward"
          label={words.next}
          isOn={at < pictures.length - 1}
          onPress={() => onMove(at + 1)}
        />
      </Box>
    </Box>
  )
}

function Large({ load, picture, alt }: { load: PictureLoad; picture: Shown; alt: string }) {
  const words = galleryTexts.use()
  const { address, isMissing } = useShownFile([load.of, picture.id, 'full'].join(), (signal) =>
    load.fetch(picture.id, 'full', signal),
  )
  return (
    <Box className={styles['stage']}>
      {address !== null && <Photo src={address} alt={alt} className={styles['photo']} />}
      {isMissing && <Txt>{words.missing}</Txt>}
    </Box>
  )
}

interface StepProps {
  id: string
  icon: IconName
  label: string
  isOn: boolean
  onPress: () => void
}

function Step({ id, icon, label, isOn, onPress }: StepProps) {
  if (!isOn) return <Box className={styles['tool']} />
  return (
    <Press id={id} className={styles['tool']} label={label} onPress={onPress}>
      <Icon name={icon} />
    </Press>
  )
}
