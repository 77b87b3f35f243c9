import { complaintRoutes } from '../../../lib/complaint.routes.ts'
import { Box } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { Section, Stack } from '../../../ui/card.tsx'
import type { Reporting } from '../hooks/use-reporting.ts'
import { useSimilar } from '../hooks/use-complaints.ts'
import { reportTexts } from '../report.texts.ts'
import { ComplaintCard } from './complaint.card.tsx'

/** What neighbours said of the same already: one may go along with it instead of saying it again. */
export function SimilarPart({ communityId, reporting }: { communityId: string; reporting: Reporting }) {
  const words = reportTexts.use()
  const { form, where } = reporting
  const similar = useSimilar(communityId, { category: form.category, placeId: where?.id ?? null, text: form.text })
  const found = similar.data?.items ?? []
  if (found.length === 0) return null
  return (
    <Box id="report-similar" role="status">
      <Section title={words.similar}>
        <Stack tight>
          <Box as="p">{words.similarNote}</Box>
          {found.map((row) => (
            <ComplaintCard key={row.id} row={row} onPress={() => open(complaintRoutes.detail(communityId, row.id))} />
          ))}
        </Stack>
      </Section>
    </Box>
  )
}
