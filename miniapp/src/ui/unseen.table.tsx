import { Box } from '../platform/elements.tsx'

interface UnseenTableProps {
  caption: string
  heads: readonly [string, string]
  rows: readonly { name: string; text: string }[]
}

/** The figures of a picture, for screen readers. */
export function UnseenTable({ caption, heads, rows }: UnseenTableProps) {
  return (
    <Box as="table" className="unseen">
      <Box as="caption">{caption}</Box>
      <Box as="thead">
        <Box as="tr">
          <Box as="th">{heads[0]}</Box>
          <Box as="th">{heads[1]}</Box>
        </Box>
      </Box>
      <Box as="tbody">
        {rows.map((row) => (
          <Box as="tr" key={row.name}>
            <Box as="th">{row.name}</Box>
            <Box as="td">{row.text}</Box>
          </Box>
        ))}
      </Box>
    </Box>
  )
}
