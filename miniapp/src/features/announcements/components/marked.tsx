import type { Mark } from '@liren/shared/announcements.search'
import { Txt } from '../../../platform/elements.tsx'
import styles from './found.card.module.css'

/** A text with the pieces that were looked for set off; it is cut and drawn, never taken for markup. */
export function Marked({ text, marks }: { text: string; marks: readonly Mark[] }) {
  const pieces = marks.flatMap(({ start, end }, n) => [
    { at: marks[n - 1]?.end ?? 0, words: text.slice(marks[n - 1]?.end ?? 0, start), isMark: false },
    { at: start, words: text.slice(start, end), isMark: true },
  ])
  const rest = marks[marks.length - 1]?.end ?? 0
  return (
    <>
      {[...pieces, { at: rest, words: text.slice(rest), isMark: false }]
        .filter(({ words }) => words !== '')
        .map(({ at, words, isMark }) =>
          isMark ? (
            <Txt key={at} as="strong" className={styles['mark']}>
              {words}
            </Txt>
          ) : (
            <Txt key={at}>{words}</Txt>
          ),
        )}
    </>
  )
}
