import { Box, Press, Txt } from '../platform/elements.tsx'
import { Card } from './card.tsx'
import styles from './choice.list.module.css'
import { classes } from './classes.ts'

interface Choice<T extends string> {
  value: T
  title: string
  /** What choosing it means. */
  note?: string | undefined
}

interface ChoiceListProps<T extends string> {
  id: string
  label: string
  options: readonly Choice<T>[]
  chosen: T | null
  onChoose: (value: T) => void
}

/** One of several, each with room to say what it means. */
export function ChoiceList<T extends string>({ id, label, options, chosen, onChoose }: ChoiceListProps<T>) {
  return (
    <Card flush>
      <Box role="radiogroup" label={label}>
        {options.map(({ value, title, note }) => (
          <Press
            key={value}
            id={`${id}-${value}`}
            role="radio"
            checked={value === chosen}
            label={note === undefined ? title : `${title}，${note}`}
            className={classes(styles['choice'], value === chosen && styles['chosen'])}
            onPress={() => onChoose(value)}
          >
            <Box as="span" mute className={styles['ring']}>
              {value === chosen && <Box as="span" className={styles['dot']} />}
            </Box>
            <Box as="span" className={styles['words']}>
              <Txt className={styles['title']}>{title}</Txt>
              {note !== undefined && <Txt className={styles['note']}>{note}</Txt>}
            </Box>
          </Press>
        ))}
      </Box>
    </Card>
  )
}
