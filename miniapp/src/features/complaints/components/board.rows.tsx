import type { ComplaintBoard } from '@liren/shared/complaints.board'
import { useState } from 'react'
import { complaintRoutes } from '../../../lib/complaint.routes.ts'
import { names } from '../../../lib/names.ts'
import { Box } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { percentOf } from '../board.draft.ts'
import { boardTexts } from '../board.texts.ts'
import { complaintNames } from '../names.texts.ts'
import styles from './board.module.css'

type Counted = ComplaintBoard['all']
interface Row {
  id: string
  title: string
  counted: Counted
  /** Which of all matters it counts. */
  filters: Record<string, string>
}

const groups = ['office', 'category', 'building'] as const

interface RowsProps {
  communityId: string
  board: ComplaintBoard
  /** Whether the single matters may be opened from here. */
  canOpen: boolean
}

/** The same figures by office, category or building, in the order of names: nobody is ranked. */
export function BoardRows({ communityId, board, canOpen }: RowsProps) {
  const words = boardTexts.use()
  const [by, setBy] = useState<(typeof groups)[number]>('office')
  const rows = useRows(board)[by]
  return (
    <Section title={words.by}>
      <Stack>
        <Chips oneOf label={words.by}>
          {groups.map((one) => (
            <Chip key={one} id={`board-by-${one}`} role="radio" chosen={one === by} onPress={() => setBy(one)}>
              {words.groups[one]}
            </Chip>
          ))}
        </Chips>
        <Card flush>
          {rows.length === 0 && <ListRow title={words.nothing} />}
          {rows.map(({ id, title, counted, filters }) => (
            <ListRow
              key={id}
              id={`board-row-${id}`}
              title={title}
              note={<Line counted={counted} />}
              {...(canOpen ? { onPress: () => open(complaintRoutes.orders(communityId, filters)) } : {})}
            />
          ))}
        </Card>
      </Stack>
    </Section>
  )
}

function Line({ counted: { open: waiting, overdue, response, solution, satisfaction } }: { counted: Counted }) {
  const words = boardTexts.use()
  return (
    <>
      <Box as="span" className={styles['line']}>
        {words.loadLine(waiting, overdue)}
      </Box>
      <Box as="span" className={styles['line']}>
        {words.rateLine(percentOf(response), percentOf(solution), percentOf(satisfaction))}
      </Box>
    </>
  )
}

type Filters = Row['filters']

function useRows(board: ComplaintBoard): Record<(typeof groups)[number], Row[]> {
  const words = boardTexts.use()
  const roles = names.use().role
  const { category } = complaintNames.use()
  return {
    office: board.byOffice.map(({ role, scopeId, label, ...counted }) => {
      const isSent = role !== null && scopeId !== null
      const filters: Filters = isSent ? { role, scope: scopeId } : { state: 'open' }
      return {
        id: isSent ? `${role}-${scopeId}` : 'unsent',
        title: isSent ? `${label} ${roles[role]}` : words.committee,
        counted,
        filters,
      }
    }),
    category: board.byCategory.map(({ category: one, ...counted }) => ({
      id: one,
      title: category[one],
      counted,
      filters: { category: one },
    })),
    building: board.byBuilding.map(({ buildingId, label, ...counted }) => ({
      id: buildingId ?? 'elsewhere',
      title: buildingId === null ? words.elsewhere : label,
      counted,
      filters: (buildingId === null ? {} : { building: buildingId }) as Filters,
    })),
  }
}
