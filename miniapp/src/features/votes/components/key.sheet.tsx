import { Box, Txt } from '../../../platform/elements.tsx'
import { Photo } from '../../../platform/photo.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { groupsOf, markOf, type KeyPair } from '../key.seal.ts'
import { squareCode } from '../../../lib/square.code.ts'
import { openingTexts } from '../opening.texts.ts'
import { KeyGroups } from './key.groups.tsx'
import styles from './key.sheet.module.css'
import facts from './motion.card.module.css'

/** The private half as it goes onto paper: what it is for, its groups, and the same as a square code. */
export function KeySheet({ pair, title }: { pair: KeyPair; title: string }) {
  const words = openingTexts.use()
  return (
    <Card id="key-sheet">
      <Stack>
        <Box as="p" className={styles['printed']}>
          {words.printed(title)}
        </Box>
        <Box as="h2" className={facts['strong']}>
          {words.keyLabel(markOf(pair.publicKey))}
        </Box>
        <KeyGroups id="key-groups" label={words.groups} groups={groupsOf(pair.text)} say={words.group} />
        <Txt className={facts['meta']}>{words.codeNote}</Txt>
        <Photo src={squareCode(pair.text)} alt={words.code} className={styles['code']} />
      </Stack>
    </Card>
  )
}
