import type { Matter } from '@liren/shared/announcements.matter'
import { names } from '../lib/names.ts'
import { Box, Txt } from '../platform/elements.tsx'
import { classes } from './classes.ts'
import { Icon, type IconName } from './icon.tsx'
import styles from './mark.module.css'

type Tone = 'plain' | 'danger' | 'accent' | 'warn'

/** A word with a shape that says what sort of thing this is, or what became of it. */
export function Mark({ icon, tone = 'plain', children }: { icon: IconName; tone?: Tone; children: string }) {
  return (
    <Box as="span" className={classes(styles['mark'], styles[tone])}>
      <Icon name={icon} small />
      <Txt>{children}</Txt>
    </Box>
  )
}

/** What sort of announcement it is; a plain notice needs no word. */
export function KindMark({ matter }: { matter: Matter }) {
  const words = names.use()
  if (matter.kind === 'disclosure') {
    return (
      <Mark icon="board" tone="accent">
        {`${words.kind.disclosure} · ${words.topic[matter.topic]}`}
      </Mark>
    )
  }
  if (matter.kind === 'event') return <Mark icon="calendar">{words.kind.event}</Mark>
  if (matter.kind === 'urgent') {
    return (
      <Mark icon="alert" tone="danger">
        {words.kind.urgent}
      </Mark>
    )
  }
  return null
}
