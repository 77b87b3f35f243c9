import type { Membership } from '@liren/shared/identity'
import { names } from '../../../lib/names.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Badge } from '../../../ui/chip.tsx'
import { workbenchTexts } from '../workbench.texts.ts'
import styles from './who.module.css'

/** In which roles I stand at this desk. */
export function Who({ membership }: { membership: Membership }) {
  const words = workbenchTexts.use()
  const roles = names.use().role
  return (
    <Box className={styles['who']}>
      <Box as="h2" className={styles['community']}>
        {membership.community.name}
      </Box>
      <Box className={styles['roles']}>
        <Txt>{words.as}</Txt>
        {membership.roles.map((held) => (
          <Badge key={`${held.role}-${held.scopeId ?? ''}`}>{`${held.scopeLabel} ${roles[held.role]}`}</Badge>
        ))}
      </Box>
    </Box>
  )
}
