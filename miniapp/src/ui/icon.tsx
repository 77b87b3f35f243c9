import { Box } from '../platform/elements.tsx'
import { classes } from './classes.ts'
import styles from './icon.module.css'

export type IconName =
  | 'back'
  | 'forward'
  | 'down'
  | 'close'
  | 'home'
  | 'inbox'
  | 'participate'
  | 'me'
  | 'check'
  | 'plus'
  | 'trash'
  | 'bold'
  | 'heading'
  | 'paragraph'
  | 'bullets'
  | 'numbers'
  | 'notice'
  | 'eye'
  | 'clock'
  | 'place'
  | 'building'
  | 'entrance'
  | 'grid'
  | 'people'
  | 'phone'
  | 'chat'
  | 'shield'
  | 'globe'
  | 'text'
  | 'leave'
  | 'edit'
  | 'again'
  | 'offline'
  | 'up'
  | 'lower'
  | 'desk'
  | 'alert'
  | 'info'
  | 'key'
  | 'more'

/**
 * A shape of our own set in the colour of the words beside it, as a mask: WeChat draws no SVG elements.
 * Always decoration: the control or the words beside it carry the meaning.
 */
export function Icon({ name, small, className }: { name: IconName; small?: boolean; className?: string | undefined }) {
  return <Box as="span" mute className={classes(styles['icon'], styles[name], small && styles['small'], className)} />
}
