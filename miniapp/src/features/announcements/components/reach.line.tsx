import { messageOf } from '../../../lib/messages.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Icon } from '../../../ui/icon.tsx'
import type { useReachPreview } from '../hooks/use-reach-preview.ts'
import { composerTexts } from '../composer.texts.ts'
import styles from './reach.line.module.css'

/** Whom the choice reaches, live. */
export function ReachLine({ preview }: { preview: ReturnType<typeof useReachPreview> }) {
  const words = composerTexts.use()
  const { isChosen, reach, error } = preview
  return (
    <Box id="reach-preview" role="status" className={styles['line']}>
      <Icon name="people" small className={styles['icon']} />
      {!isChosen && <Txt>{words.audienceFault}</Txt>}
      {isChosen && error !== null && <Txt className={styles['fault']}>{messageOf(error)}</Txt>}
      {isChosen && error === null && !reach && <Txt>{words.counting}</Txt>}
      {isChosen && error === null && reach && (
        <Box as="span" className={styles['words']}>
          <Txt className={styles['figures']}>{words.reach(reach.people, reach.flats)}</Txt>
          {reach.flatsWithNobody > 0 && <Txt className={styles['note']}>{words.nobody(reach.flatsWithNobody)}</Txt>}
        </Box>
      )}
    </Box>
  )
}
