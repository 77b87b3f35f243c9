import { Box, Txt } from '../../../platform/elements.tsx'
import { Card } from '../../../ui/card.tsx'
import { classes } from '../../../ui/classes.ts'
import { Icon, type IconName } from '../../../ui/icon.tsx'
import type { Checked } from '../ballot.proof.ts'
import { proofTexts } from '../proof.texts.ts'
import styles from './check.steps.module.css'

type Mark = 'yes' | 'no' | 'open'
const shapes: Record<Mark, IconName> = { yes: 'check', no: 'close', open: 'minus' }
const colours: Record<Mark, string> = { yes: 'holds', no: 'fails', open: 'open' }
const markOf = ({ holds }: Checked): Mark => {
  if (holds === null) return 'open'
  return holds ? 'yes' : 'no'
}

/** Each step of a check, with whether it holds and what that means, in words. */
export function CheckSteps({ checked }: { checked: readonly Checked[] }) {
  const words = proofTexts.use()
  return (
    <Card id="check-steps">
      <Box as="ol" role="list" className={styles['list']}>
        {checked.map((one) => {
          const mark = markOf(one)
          return (
            <Box as="li" role="listitem" key={one.step} className={styles['step']}>
              <Icon name={shapes[mark]} className={styles[colours[mark]]} />
              <Box className={styles['words']}>
                <Box className={styles['head']}>
                  <Txt>{words.step[one.step]}</Txt>
                  <Txt id={`check-${one.step}-${mark}`} className={classes(styles[colours[mark]])}>
                    {words.mark[mark]}
                  </Txt>
                </Box>
                <Txt className={styles['said']}>{one.why === null ? words.means[one.step] : words.why[one.why]}</Txt>
              </Box>
            </Box>
          )
        })}
      </Box>
    </Card>
  )
}
