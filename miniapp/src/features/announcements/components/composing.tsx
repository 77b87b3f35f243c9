import { useState } from 'react'
import type { Announcement, PublishingRole } from '@liren/shared/announcements'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { Stations } from '../../../ui/stations.tsx'
import { composerTexts } from '../composer.texts.ts'
import { useComposing, type Composing as ComposingState } from '../hooks/use-composing.ts'
import { AudienceStep } from './audience.step.tsx'
import { ComposingBanners } from './composing.banners.tsx'
import { ComposingFooter } from './composing.footer.tsx'
import styles from './composing.module.css'
import { ComposingSheets, type ComposingSheet } from './composing.sheets.tsx'
import { DraftPreview } from './draft.preview.tsx'
import { TimingFields } from './timing.fields.tsx'
import { WritingStep } from './writing.step.tsx'

interface ComposingProps {
  communityId: string
  one: Announcement | null
  signatures: readonly PublishingRole[]
  nickname: string
}

/** The three steps of a notice; at a desk with the finished look beside them. */
export function Composing({ communityId, one, signatures, nickname }: ComposingProps) {
  const words = composerTexts.use()
  const composing = useComposing(communityId, one, signatures)
  const [sheet, setSheet] = useState<ComposingSheet>(null)
  const { draft, step, signed, preview } = composing
  const look = { communityId, draft, signed, nickname, labels: preview.reach?.labels ?? [] }
  return (
    <Screen
      id="compose"
      title={words.title}
      wide
      footer={<ComposingFooter composing={composing} onPublish={() => setSheet('publish')} />}
      sheets={<ComposingSheets composing={composing} sheet={sheet} onClose={() => setSheet(null)} />}
    >
      <Box className={styles['panes']}>
        <Box className={styles['work']}>
          <Stack>
            <Stations label={words.stepsLabel} names={words.steps} present={step} />
            <ComposingBanners composing={composing} onConflict={() => setSheet('conflict')} />
            {step === 2 && (
              <Box className={styles['review']}>
                <Txt className={styles['caption']}>{words.looksLike}</Txt>
                <DraftPreview id="draft-preview" {...look} />
              </Box>
            )}
            <Step composing={composing} />
            {step === 0 && draft.server && (
              <Button id="discard-draft" kind="quiet" icon="trash" onPress={() => setSheet('discard')}>
                {words.discard}
              </Button>
            )}
          </Stack>
        </Box>
        {step < 2 && (
          <Box as="aside" className={styles['beside']} label={words.looksLike}>
            <Txt className={styles['caption']}>{words.looksLike}</Txt>
            <DraftPreview id="draft-preview-beside" {...look} />
          </Box>
        )}
      </Box>
    </Screen>
  )
}

function Step({ composing }: { composing: ComposingState }) {
  const { communityId, draft, change, signatures, signed, step, isAudienceMissing } = composing
  if (step === 0) return <WritingStep composing={composing} />
  if (step === 2) {
    return <TimingFields value={draft.publishAt} onChange={(publishAt) => change({ publishAt })} />
  }
  return (
    <AudienceStep
      communityId={communityId}
      draft={draft}
      change={change}
      signatures={signatures}
      signed={signed}
      isMissing={isAudienceMissing}
    />
  )
}
