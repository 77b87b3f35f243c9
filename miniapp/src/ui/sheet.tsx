import { useEffect, useId, type ReactNode } from 'react'
import { Box, Press } from '../platform/elements.tsx'
import { useDialogFocus } from '../platform/dialog.ts'
import { Icon } from './icon.tsx'
import styles from './sheet.module.css'
import { uiTexts } from './ui.texts.ts'

interface SheetProps {
  id: string
  title: string
  onClose: () => void
  children: ReactNode
  footer?: ReactNode
}

/** A layer from below that asks one thing. Closes by its cross, the veil, or Escape. */
export function Sheet({ id, title, onClose, children, footer }: SheetProps) {
  const words = uiTexts.use()
  const heading = useId()
  const holdFocus = useDialogFocus(id)
  useEffect(() => holdFocus(onClose), [holdFocus, onClose])
  return (
    <Box className={styles['layer']}>
      <Box className={styles['veil']} holdScroll>
        <Press id={`${id}-veil`} className={styles['veilPress']} label={words.close} onPress={onClose} />
      </Box>
      <Box id={id} role="dialog" modal labelledBy={heading} label={title} focusable className={styles['sheet']}>
        <Box className={styles['head']}>
          <Box as="h2" id={heading} className={styles['title']}>
            {title}
          </Box>
          <Press id={`${id}-close`} className={styles['close']} label={words.close} onPress={onClose}>
            <Icon name="close" />
          </Press>
        </Box>
        <Box scroller className={styles['body']}>
          {children}
        </Box>
        {footer && <Box className={styles['footer']}>{footer}</Box>}
      </Box>
    </Box>
  )
}
