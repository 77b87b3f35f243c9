import type { Preset } from '../policy.figures.ts'
import { settingGroups, valueOf } from '../policy.figures.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { Figures } from '../../../ui/figures.tsx'
import { motionsToShow, type LocalDecision } from '../decision.draft.ts'
import { usePolicyWords } from '../hooks/use-policy-words.ts'
import { votesTexts } from '../votes.texts.ts'
import styles from './draft.look.module.css'
import { LegalLabel } from './legal.label.tsx'
import { MotionCard, Paragraphs } from './motion.card.tsx'
import { NeededCard } from './needed.card.tsx'

/** The settings an owner is told first. */
const told = ['noticeDays', 'windowMinDays', 'windowMaxDays', 'objectionDays'] as const

interface LookProps {
  communityId: string
  draft: LocalDecision
  preset: Preset
  by: string
}

/** The draft as owners will see it, and by which rules it is run. */
export function DraftLook({ communityId, draft, preset, by }: LookProps) {
  // Files are shown with the decision that names them; until it is saved there is none.
  const at = { communityId, decisionId: draft.server?.id ?? '' }
  const { words, value, rests } = usePolicyWords()
  const page = votesTexts.use().page
  const { policy } = draft
  const changed = Object.values(settingGroups)
    .flat()
    .filter((setting) => valueOf(policy, setting) !== valueOf(preset.policy, setting))
  const shown = [...told, ...changed.filter((setting) => !told.some((one) => one === setting))]
  return (
    <Stack>
      <LegalLabel mode={policy.legalMode} regulation={draft.regulation} />
      <Box className={styles['heading']}>
        <Box as="h2" className={styles['title']}>
          {draft.title}
        </Box>
        <Txt className={styles['meta']}>{by}</Txt>
        <Paragraphs text={draft.text} />
      </Box>
      <Section title={page.what}>
        <Stack>
          {motionsToShow(draft).map((motion) => (
            <MotionCard key={motion.id} at={at} motion={motion} documents={draft.server ? draft.files : []} />
          ))}
        </Stack>
      </Section>
      <NeededCard decision={{ roll: null }} />
      <Section title={words.summary}>
        <Card>
          <Figures
            id="draft-rules"
            items={shown.map((setting) => ({
              id: `rule-${setting.replace('.', '-')}`,
              name: words.setting[setting],
              value: value(policy, setting),
              note: rests(preset, setting),
            }))}
          />
        </Card>
      </Section>
    </Stack>
  )
}
