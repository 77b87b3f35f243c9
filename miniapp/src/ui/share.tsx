import { ShareButton } from '../platform/share.tsx'
import type { ShareCard } from '../platform/share.types.ts'
import styles from './button.module.css'
import { classes } from './classes.ts'
import { uiTexts } from './ui.texts.ts'

/** Passes a page on: as a card in WeChat (to neighbours, unless `share` says to whom), as its address elsewhere. */
export function Share({ id, card, share }: { id: string; card: ShareCard; share?: string }) {
  const usual = uiTexts.use().share
  const words = share === undefined ? usual : { ...usual, share }
  return <ShareButton id={id} className={classes(styles['button'], styles['plain'])} card={card} words={words} />
}
