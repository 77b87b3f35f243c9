import type { MyFlat, Standing } from '@liren/shared/binding.views'
import { names } from '../../../lib/names.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { classes } from '../../../ui/classes.ts'
import { Icon, type IconName } from '../../../ui/icon.tsx'
import { bindingTexts } from '../binding.texts.ts'
import styles from './standing.line.module.css'

const shapes: Record<Standing, IconName> = {
  living: 'home',
  owner_verified: 'check',
  owner_unverified: 'clock',
  owner_lapsed: 'alert',
  awaiting_guardian: 'clock',
}

type Standed = Pick<MyFlat, 'relation' | 'standing' | 'verification'>

/** Who somebody is in a flat and whether that was checked: always a word and a shape. */
export function StandingLine({ flat: { relation, standing, verification } }: { flat: Standed }) {
  const words = bindingTexts.use()
  const relations = names.use().relation
  const isOpen = standing !== 'living' && standing !== 'owner_verified'
  return (
    <Box className={classes(styles['line'], isOpen && styles['open'])}>
      <Icon name={shapes[standing]} small className={styles['shape']} />
      <Txt>
        {relations[relation]} · {words.standing[standing]}
        {standing === 'owner_verified' && verification ? ` · ${words.verifiedBy[verification]}` : ''}
      </Txt>
    </Box>
  )
}
