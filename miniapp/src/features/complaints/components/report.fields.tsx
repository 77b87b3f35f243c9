import { mostComplaintPictures } from '@liren/shared/complaints'
import { Card, Stack } from '../../../ui/card.tsx'
import { Box } from '../../../platform/elements.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { FilePickers, FileRows, SendingRow } from '../../../ui/file.rows.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import { SwitchRow } from '../../../ui/switch.tsx'
import { LongInput } from '../../../ui/text.input.tsx'
import { useComplaintSettings } from '../hooks/use-complaint-settings.ts'
import type { Reporting } from '../hooks/use-reporting.ts'
import { hazardsOf, isPrivate } from '../report.draft.ts'
import { reportTexts } from '../report.texts.ts'
import { CategoryTiles } from './category.tiles.tsx'
import { DangerPart } from './danger.part.tsx'
import { ForWhomPart } from './for.whom.part.tsx'
import { ScannedPart } from './scanned.part.tsx'
import { SimilarPart } from './similar.part.tsx'
import { WherePart } from './where.part.tsx'

interface ReportFieldsProps {
  communityId: string
  reporting: Reporting
  /** Of a square code that was scanned. */
  code: string | null
  onElsewhere: () => void
}

/** Everything of a report on one page: what, where, in words and pictures, and who may see it. */
export function ReportFields({ communityId, reporting, code, onElsewhere }: ReportFieldsProps) {
  const words = reportTexts.use()
  const { form, change, fault, pictures } = reporting
  const { category } = form
  const hazards = category === null ? [] : hazardsOf[category]
  const settings = useComplaintSettings(communityId).data
  return (
    <Stack>
      {category === 'consultation' ? (
        <Box as="p">{words.consultNote}</Box>
      ) : (
        <LongField label={words.category} fault={fault === 'category' ? words.faults.category : undefined}>
          <CategoryTiles label={words.category} chosen={category} onChoose={(one) => change({ category: one })} />
        </LongField>
      )}
      {hazards.length > 0 && (
        <DangerPart
          key={category}
          startsOpen={category === 'safety'}
          hazards={hazards}
          chosen={form.hazard}
          onChoose={(hazard) => change({ hazard })}
        />
      )}
      {settings?.abilities.reportForOthers === true && <ForWhomPart reporting={reporting} />}
      {category !== 'consultation' && (
        <>
          <ScannedPart communityId={communityId} reporting={reporting} code={code} />
          <WherePart reporting={reporting} onElsewhere={onElsewhere} />
        </>
      )}
      <Field
        for="report-text"
        label={words.text}
        hint={words.textHint}
        fault={fault === 'text' ? words.faults.text : undefined}
      >
        <LongInput
          id="report-text"
          value={form.text}
          onInput={(text) => change({ text })}
          rows={3}
          maxLength={2000}
          label={words.text}
          describedBy={noteOf('report-text')}
          invalid={fault === 'text'}
        />
      </Field>
      <SimilarPart communityId={communityId} reporting={reporting} />
      <LongField label={words.pictures} hint={words.picturesHint(mostComplaintPictures)}>
        {pictures.queue.length > 0 && (
          <FileRows>
            {pictures.queue.map((one) => (
              <SendingRow key={one.key} one={one} sending={pictures} waiting={words.waitingPicture} />
            ))}
          </FileRows>
        )}
        <FilePickers id="report" sending={pictures} withPdf={false} />
      </LongField>
      {category === 'dispute' && <Box as="p">{words.private}</Box>}
      <Card flush>
        {settings?.isPublicOn === true && !isPrivate(category) && (
          <SwitchRow
            id="report-visible"
            on={form.isVisible}
            onChange={(isVisible) => change({ isVisible })}
            title={words.visible}
            note={words.visibleNote}
          />
        )}
        <SwitchRow
          id="report-hidden"
          on={form.isHidden}
          onChange={(isHidden) => change({ isHidden })}
          title={words.hidden}
          note={words.hiddenNote}
        />
      </Card>
    </Stack>
  )
}
