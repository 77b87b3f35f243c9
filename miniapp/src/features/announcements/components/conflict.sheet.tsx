import type { Announcement } from '@liren/shared/announcements'
import { excerptOf } from '@liren/shared/structured.text'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { Moment } from '../../../ui/moment.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { toStructured } from '../composer.blocks.ts'
import type { LocalDraft } from '../composer.draft.ts'
import { composerTexts } from '../composer.texts.ts'
import styles from './conflict.sheet.module.css'

interface ConflictSheetProps {
  mine: LocalDraft
  theirs: Announcement
  onMine: () => void
  onTheirs: () => void
  onClose: () => void
}

const glimpse = 160

/** Two texts of one draft, side by side, to choose from; neither is lost before the choice. */
export function ConflictSheet({ mine, theirs, onMine, onTheirs, onClose }: ConflictSheetProps) {
  const words = composerTexts.use().conflict
  return (
    <Sheet id="conflict-sheet" title={words.title} onClose={onClose}>
      <Stack>
        <Box as="p">{words.body}</Box>
        <Card id="conflict-mine" tinted>
          <Txt className={styles['which']}>{words.mine}</Txt>
          <Box className={styles['title']}>{mine.title}</Box>
          <Box className={styles['text']}>{excerptOf(toStructured(mine.blocks), glimpse)}</Box>
        </Card>
        <Button id="conflict-keep-mine" kind="primary" onPress={onMine}>
          {words.keepMine}
        </Button>
        <Card id="conflict-theirs">
          <Txt className={styles['which']}>
            {words.theirs} · <Moment instant={theirs.updatedAt} />
          </Txt>
          <Box className={styles['title']}>{theirs.title}</Box>
          <Box className={styles['text']}>{excerptOf(theirs.body, glimpse)}</Box>
        </Card>
        <Button id="conflict-keep-theirs" onPress={onTheirs}>
          {words.keepTheirs}
        </Button>
      </Stack>
    </Sheet>
  )
}
