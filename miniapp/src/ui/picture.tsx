import { Box } from '../platform/elements.tsx'
import { classes } from './classes.ts'
import styles from './picture.module.css'

export type PictureName = 'lane' | 'board' | 'letterbox' | 'tree' | 'stairs' | 'lamp'

/** A two-tone line drawing; decoration, so screen readers pass it by. */
export function Picture({ name, className }: { name: PictureName; className?: string | undefined }) {
  return (
    <Box mute className={classes(styles['picture'], className)}>
      <Box as="span" className={classes(styles['layer'], styles['ink'], styles[`${name}-ink`])} />
      <Box as="span" className={classes(styles['layer'], styles['accent'], styles[`${name}-accent`])} />
    </Box>
  )
}
