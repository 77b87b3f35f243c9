import { Box, Press, Txt } from '../../../platform/elements.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { homeTexts } from '../home.texts.ts'
import styles from './urgent.bar.module.css'

interface UrgentBarProps {
  urgent: readonly { id: string; title: string }[]
  onOpen: (id: string) => void
}

/** What is urgent and, where it is known, not read yet: above everything else on the first page. */
export function UrgentBar({ urgent, onOpen }: UrgentBarProps) {
  const words = homeTexts.use()
  if (urgent.length === 0) return null
  return (
    <Box as="section" label={words.urgentBar} className={styles['bars']}>
      {urgent.map(({ id, title }) => (
        <Press key={id} id={`urgent-${id}`} className={styles['bar']} onPress={() => onOpen(id)}>
          <Icon name="alert" className={styles['icon']} />
          <Box as="span" className={styles['words']}>
            <Txt className={styles['kind']}>{words.urgentBar}</Txt>
            <Txt className={styles['title']}>{title}</Txt>
          </Box>
          <Icon name="forward" small className={styles['icon']} />
        </Press>
      ))}
    </Box>
  )
}
