import { Box } from '../../../platform/elements.tsx'
import { Picture } from '../../../ui/picture.tsx'
import { identityTexts } from '../identity.texts.ts'
import styles from './brand.module.css'

/** Who we are, at the door. */
export function Brand() {
  const words = identityTexts.use().signIn
  return (
    <Box className={styles['brand']}>
      <Picture name="lane" />
      <Box as="h2" className={styles['name']}>
        {words.name}
      </Box>
      <Box as="p" className={styles['motto']}>
        {words.motto}
      </Box>
    </Box>
  )
}
