import { useState } from 'react'
import type { Column } from '@liren/shared/columns'
import { useDuty, usePromise } from '../../../lib/duty.ts'
import { routes } from '../../../lib/routes.ts'
import { Box, Press, Txt } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { Button } from '../../../ui/button.tsx'
import { Section } from '../../../ui/card.tsx'
import { classes } from '../../../ui/classes.ts'
import { useFreshOnShow } from '../../../ui/refresh.ts'
import { useColumns } from '../../columns/hooks/use-columns.ts'
import { homeTexts } from '../home.texts.ts'
import styles from './columns.module.css'

/** So many stand above the notices; the others are one tap away. */
const first = 4
const blank = '\u00A0'

/** The columns of the community, each with who answers there now; their room is kept while they are on their way. */
export function Columns({ communityId }: { communityId: string }) {
  const words = homeTexts.use()
  const columns = useColumns(communityId)
  const [isOpen, setOpen] = useState(false)
  useFreshOnShow(columns)
  if (!columns.data && columns.error) return null
  const on = columns.data?.items.filter(({ isOn }) => isOn) ?? []
  return (
    <Section
      title={words.columns}
      action={
        <Button id="home-officers" snug kind="quiet" onPress={() => open(routes.officers(communityId))}>
          {words.officers}
        </Button>
      }
    >
      <Box className={styles['tiles']}>
        {columns.data
          ? (isOpen ? on : on.slice(0, first)).map((column) => (
              <Tile key={column.id} communityId={communityId} column={column} />
            ))
          : Array.from({ length: first }, (_, n) => <Room key={n} />)}
      </Box>
      {on.length > first && (
        <Button id="columns-all" kind="quiet" onPress={() => setOpen(!isOpen)}>
          {isOpen ? words.fewerColumns : words.allColumns(on.length)}
        </Button>
      )}
    </Section>
  )
}

/** As high as a tile, so that nothing below moves away from a finger. */
function Room() {
  return (
    <Box mute className={styles['tile']}>
      <Txt className={styles['name']}>{blank}</Txt>
      <Txt className={styles['duty']}>{blank}</Txt>
      <Txt className={styles['promise']}>{blank}</Txt>
    </Box>
  )
}

function Tile({ communityId, column }: { communityId: string; column: Column }) {
  const dutyOf = useDuty()
  const promiseOf = usePromise()
  const { id, name, duty, promisedReplyMinutes } = column
  return (
    <Press id={`column-${id}`} className={styles['tile']} onPress={() => open(routes.column(communityId, id))}>
      <Txt className={styles['name']}>{name}</Txt>
      <Txt className={classes(styles['duty'], duty?.isNow && styles['now'])}>{dutyOf(duty)}</Txt>
      {promisedReplyMinutes !== null && <Txt className={styles['promise']}>{promiseOf(promisedReplyMinutes)}</Txt>}
    </Press>
  )
}
