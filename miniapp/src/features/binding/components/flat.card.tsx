import type { ReactNode } from 'react'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Card } from '../../../ui/card.tsx'
import { Icon } from '../../../ui/icon.tsx'
import styles from './flat.card.module.css'

interface FlatCardProps {
  id?: string
  flat: { communityName: string; estateName: string; label: string }
  note?: string
  children?: ReactNode
}

/** A flat as people say where they live: estate and door large, the community beside. */
export function FlatCard({ id, flat, note, children }: FlatCardProps) {
  return (
    <Card {...(id === undefined ? {} : { id })} tinted>
      <Box className={styles['flat']}>
        <Icon name="home" className={styles['icon']} />
        <Box className={styles['words']}>
          <Txt className={styles['label']}>
            {flat.estateName} {flat.label}
          </Txt>
          <Txt className={styles['community']}>{flat.communityName}</Txt>
          {note !== undefined && <Txt className={styles['community']}>{note}</Txt>}
        </Box>
      </Box>
      {children}
    </Card>
  )
}
