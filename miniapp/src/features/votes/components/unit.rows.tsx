import type { DeliveryRow } from '@liren/shared/votes.delivery'
import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { momentText } from '../../../lib/time.ts'
import { Box, Press, Txt } from '../../../platform/elements.tsx'
import { Card } from '../../../ui/card.tsx'
import { Badge } from '../../../ui/chip.tsx'
import { classes } from '../../../ui/classes.ts'
import { Icon } from '../../../ui/icon.tsx'
import { deliveryTexts } from '../delivery.texts.ts'
import styles from './unit.rows.module.css'

interface UnitRowsProps {
  rows: readonly DeliveryRow[]
  /** Ids of the flats that are chosen; null where nothing can be recorded. */
  chosen: ReadonlySet<string> | null
  onToggle: (unitId: string) => void
}

/** Flats with what is on record of them, each to be chosen by a tap. */
export function UnitRows({ rows, chosen, onToggle }: UnitRowsProps) {
  return (
    <Card flush>
      {rows.map((row, place) => (
        <UnitRow
          key={row.unitId}
          id={`unit-${place + 1}`}
          row={row}
          isChosen={chosen === null ? null : chosen.has(row.unitId)}
          onPress={() => onToggle(row.unitId)}
        />
      ))}
    </Card>
  )
}

interface UnitRowProps {
  id: string
  row: DeliveryRow
  isChosen: boolean | null
  onPress: () => void
}

function UnitRow({ id, row, isChosen, onPress }: UnitRowProps) {
  const words = deliveryTexts.use()
  const now = useNow()
  const locale = useLocale()
  const notes = row.records.map(({ kind, at }) => words.record(words.kinds[kind], momentText(at, now, locale)))
  const note = notes.length === 0 ? words.none : notes.join(' · ')
  const body = (
    <>
      {isChosen !== null && (
        <Box as="span" mute className={styles['box']}>
          {isChosen && <Icon name="check" small />}
        </Box>
      )}
      <Box as="span" className={styles['words']}>
        <Txt>{row.label}</Txt>
        <Txt className={styles['note']}>{note}</Txt>
      </Box>
      {row.hasVoted && <Badge tone="accent">{words.voted}</Badge>}
    </>
  )
  if (isChosen === null)
    return (
      <Box id={id} className={styles['row']}>
        {body}
      </Box>
    )
  return (
    <Press
      id={id}
      role="checkbox"
      checked={isChosen}
      label={words.unit(row.label, row.hasVoted ? `${note} · ${words.voted}` : note)}
      className={classes(styles['row'], isChosen && styles['chosen'])}
      onPress={onPress}
    >
      {body}
    </Press>
  )
}
