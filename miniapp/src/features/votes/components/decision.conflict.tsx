import type { Decision } from '@liren/shared/votes.views'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import type { LocalDecision } from '../decision.draft.ts'
import { draftingTexts } from '../drafting.texts.ts'
import styles from './remarks.module.css'

interface ConflictProps {
  mine: LocalDecision
  theirs: Decision
  onMine: () => void
  onTheirs: () => void
  onClose: () => void
}

/** Two texts of one draft to choose from; neither is lost before the choice. */
export function DecisionConflict({ mine, theirs, onMine, onTheirs, onClose }: ConflictProps) {
  const words = draftingTexts.use().conflict
  return (
    <Sheet id="decision-conflict" title={words.title} onClose={onClose}>
      <Stack>
        <Box as="p">{words.body}</Box>
        <Card id="decision-mine" tinted>
          <Glimpse which={words.mine} {...mine} />
        </Card>
        <Button id="decision-keep-mine" kind="primary" onPress={onMine}>
          {words.keepMine}
        </Button>
        <Card id="decision-theirs">
          <Glimpse which={words.theirs} {...theirs} />
        </Card>
        <Button id="decision-keep-theirs" onPress={onTheirs}>
          {words.keepTheirs}
        </Button>
      </Stack>
    </Sheet>
  )
}

interface GlimpseProps {
  which: string
  title: string
  text: string
  motions: readonly { title: string }[]
}

/** Enough of a draft to tell it from the other. */
function Glimpse({ which, title, text, motions }: GlimpseProps) {
  const words = draftingTexts.use()
  return (
    <Stack tight>
      <Txt className={styles['meta']}>{`${which} · ${words.conflict.motions(motions.length)}`}</Txt>
      <Box className={styles['strong']}>{title}</Box>
      <Box>{text}</Box>
      {motions.map((one, index) => (
        <Txt key={index} className={styles['meta']}>{`${words.motion(index + 1)} ${one.title}`}</Txt>
      ))}
    </Stack>
  )
}
