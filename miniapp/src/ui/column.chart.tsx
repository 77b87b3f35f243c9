import { Box } from '../platform/elements.tsx'
import styles from './column.chart.module.css'
import { UnseenTable } from './unseen.table.tsx'

interface Column {
  /** By when, in words. */
  name: string
  value: number
  /** Exact, with its unit. */
  text: string
}

interface ColumnChartProps {
  id: string
  caption: string
  heads: readonly [string, string]
  /** The height of a full column. */
  of: number
  columns: readonly Column[]
}

const percent = (value: number, of: number) => (of === 0 ? 0 : Math.min(100, Math.round((value / of) * 100)))

/** How something grew, as columns against the whole; the same figures as a table for screen readers. */
export function ColumnChart({ id, caption, heads, of, columns }: ColumnChartProps) {
  const [first] = columns
  const [last] = columns.slice(-1)
  return (
    <Box id={id} className={styles['figure']}>
      <Box mute>
        <Box className={styles['columns']}>
          {columns.map((column) => (
            <Box key={column.name} className={styles['column']}>
              <Box className={styles['fill']} style={{ height: `${String(percent(column.value, of))}%` }} />
            </Box>
          ))}
        </Box>
        <Box className={styles['axis']}>
          <Box as="span">{first?.name}</Box>
          <Box as="span">{last === first ? '' : last?.name}</Box>
        </Box>
      </Box>
      <UnseenTable caption={caption} heads={heads} rows={columns} />
    </Box>
  )
}
