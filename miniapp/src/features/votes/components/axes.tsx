import { Box, Txt } from '../../../platform/elements.tsx'
import { classes } from '../../../ui/classes.ts'
import { Icon } from '../../../ui/icon.tsx'
import type { Axis } from '../result.figures.ts'
import { resultTexts } from '../result.texts.ts'
import { voteNames } from '../../../lib/vote.names.ts'
import { shareName } from '../needed.figures.ts'
import styles from './axes.module.css'

type Words = ReturnType<typeof resultTexts.use>

/** The two counts of a share side by side, each with its threshold drawn and named; the same as a table behind. */
export function Axes({ id, title, axes }: { id: string; title: string; axes: readonly Axis[] }) {
  const words = resultTexts.use()
  return (
    <Box id={id} className={styles['figure']}>
      <Box as="h3" className={styles['title']}>
        {title}
      </Box>
      <Box mute className={styles['axes']}>
        {axes.map((axis) => (
          <OneAxis key={axis.axis} axis={axis} />
        ))}
      </Box>
      <Behind caption={words.axisCaption(title)} axes={axes} />
    </Box>
  )
}

function OneAxis({ axis }: { axis: Axis }) {
  const words = resultTexts.use()
  const names = voteNames.use()
  const { threshold, percent, share, isReached, test } = axis
  const mark = `${((threshold.numerator / threshold.denominator) * 100).toFixed(2)}%`
  return (
    <Box className={styles['axis']}>
      <Txt className={styles['name']}>{names.axis[axis.axis]}</Txt>
      <Txt className={styles['percent']}>{words.percent(share)}</Txt>
      <Box className={styles['track']}>
        <Box
          className={classes(styles['fill'], !isReached && styles['short'])}
          style={{ width: `${Math.min(percent, 100)}%` }}
        />
        <Box className={styles['mark']} style={{ left: mark }} />
      </Box>
      <Txt className={styles['needed']}>{neededText(axis, words, names)}</Txt>
      <Box className={classes(styles['reached'], !isReached && styles['not'])}>
        <Icon name={isReached ? 'check' : 'close'} small />
        <Txt>{isReached ? words.reached : words.short}</Txt>
      </Box>
      {partText(axis, words) !== null && <Txt className={styles['meta']}>{partText(axis, words)}</Txt>}
      {test !== null && <Txt className={styles['meta']}>{test}</Txt>}
    </Box>
  )
}

function neededText({ threshold }: Axis, words: Words, names: ReturnType<typeof voteNames.use>): string {
  const share = names.threshold[shareName(threshold)]
  return threshold.isInclusive ? words.inclusive(share) : words.strict(share)
}

function partText({ axis, part, of }: Axis, words: Words): string | null {
  if (part === null || of === null) return null
  const text = words.partOf(part, of)
  return axis === 'area' ? words.areaUnit(text) : words.headsUnit(text)
}

/** The same figures for screen readers. */
function Behind({ caption, axes }: { caption: string; axes: readonly Axis[] }) {
  const words = resultTexts.use()
  const names = voteNames.use()
  const { item, share, needed, reached } = words.heads
  return (
    <Box as="table" className="unseen">
      <Box as="caption">{caption}</Box>
      <Box as="thead">
        <Box as="tr">
          {[item, share, needed, reached, words.test].map((head) => (
            <Box as="th" key={head}>
              {head}
            </Box>
          ))}
        </Box>
      </Box>
      <Box as="tbody">
        {axes.map((axis) => (
          <Box as="tr" key={axis.axis}>
            <Box as="th">{names.axis[axis.axis]}</Box>
            <Box as="td">{[words.percent(axis.share), partText(axis, words)].filter(Boolean).join(' ')}</Box>
            <Box as="td">{neededText(axis, words, names)}</Box>
            <Box as="td">{axis.isReached ? words.reached : words.short}</Box>
            <Box as="td">{axis.test ?? words.exactHidden}</Box>
          </Box>
        ))}
      </Box>
    </Box>
  )
}
