import type { Announcement } from '@liren/shared/announcements'
import type { AnnouncementKind } from '@liren/shared/announcements.matter'
import { excerptOf } from '@liren/shared/structured.text'
import { names } from '../../../lib/names.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { Moment } from '../../../ui/moment.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { toStructured } from '../composer.blocks.ts'
import type { LocalDraft } from '../composer.draft.ts'
import { composerTexts } from '../composer.texts.ts'
import { readingTexts } from '../reading.texts.ts'
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
          <Glimpse
            kind={mine.matter.kind}
            title={mine.title}
            text={excerptOf(toStructured(mine.blocks), glimpse)}
            files={mine.files.length}
          />
        </Card>
        <Button id="conflict-keep-mine" kind="primary" onPress={onMine}>
          {words.keepMine}
        </Button>
        <Card id="conflict-theirs">
          <Txt className={styles['which']}>
            {theirs.editedBy ?? words.theirs} · <Moment instant={theirs.updatedAt} />
          </Txt>
          <Glimpse
            kind={theirs.matter.kind}
            title={theirs.title}
            text={excerptOf(theirs.body, glimpse)}
            files={theirs.attachments.length}
          />
        </Card>
        <Button id="conflict-keep-theirs" onPress={onTheirs}>
          {words.keepTheirs}
        </Button>
      </Stack>
    </Sheet>
  )
}

interface GlimpseProps {
  kind: AnnouncementKind
  title: string
  text: string
  files: number
}

/** Enough of a draft to tell it from the other. */
function Glimpse({ kind, title, text, files }: GlimpseProps) {
  const words = readingTexts.use()
  const kinds = names.use().kind
  const facts = [kind !== 'notice' && kinds[kind], files > 0 && words.files(files)].filter(Boolean).join(' · ')
  return (
    <>
      <Box className={styles['title']}>{title}</Box>
      <Box className={styles['text']}>{text}</Box>
      {facts !== '' && <Txt className={styles['which']}>{facts}</Txt>}
    </>
  )
}
