import { Box, Txt } from '../../../platform/elements.tsx'
import styles from './key.groups.module.css'

interface KeyGroupsProps {
  id: string
  label: string
  groups: readonly string[]
  /** What is read out of one. */
  say: (number: number, letters: string) => string
}

/** A key in numbered groups, as it is written down and compared. */
export function KeyGroups({ id, label, groups, say }: KeyGroupsProps) {
  return (
    <Box as="ol" role="list" id={id} label={label} className={styles['groups']}>
      {groups.map((letters, at) => (
        <Box as="li" role="listitem" key={at} className={styles['group']}>
          <Txt className="unseen">{say(at + 1, [...letters].join(' '))}</Txt>
          <Txt mute className={styles['number']}>
            {String(at + 1)}
          </Txt>
          <Txt mute className={styles['letters']}>
            {letters}
          </Txt>
        </Box>
      ))}
    </Box>
  )
}
