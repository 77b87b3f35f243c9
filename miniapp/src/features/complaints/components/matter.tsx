import type { Complaint } from '@liren/shared/complaints.views'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Card } from '../../../ui/card.tsx'
import { Gallery } from '../../../ui/gallery.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Mark } from '../../../ui/mark.tsx'
import { FullMoment } from '../../../ui/moment.tsx'
import { fetchComplaintPicture, type InComplaint } from '../complaints.api.ts'
import { complaintsTexts } from '../complaints.texts.ts'
import { complaintNames } from '../names.texts.ts'
import { categoryIcons } from './complaint.card.tsx'
import styles from './matter.module.css'

/** How pictures of a matter are fetched. */
export const picturesOf = (at: InComplaint) => ({
  of: at.complaintId,
  fetch: (id: string, size: 'full' | 'preview', signal: AbortSignal) => fetchComplaintPicture(at, id, size, signal),
})

/** What was reported: its sort, place, words and pictures, and by whom, as far as one may see it. */
export function Matter({ at, complaint }: { at: InComplaint; complaint: Complaint }) {
  const words = complaintsTexts.use()
  const names = complaintNames.use()
  const { category, urgency, hazard, place, text, pictures, reportedAt, isVisible } = complaint
  return (
    <Card id="complaint-matter">
      <Box className={styles['matter']}>
        <Box className={styles['head']}>
          <Icon name={categoryIcons[category]} small />
          <Box as="h2" className={styles['category']}>
            {names.category[category]}
          </Box>
          {(urgency === 'life_safety' || urgency === 'urgent') && (
            <Mark icon="alert" tone={urgency === 'life_safety' ? 'danger' : 'warn'}>
              {hazard === null ? names.urgency[urgency] : names.hazard[hazard]}
            </Mark>
          )}
          {isVisible && <Mark icon="eye">{words.shown}</Mark>}
        </Box>
        <Box className={styles['place']}>
          <Icon name="place" small />
          <Txt>{place.spot === null ? place.label : words.at(place.label, place.spot)}</Txt>
        </Box>
        <Box as="p" className={styles['text']}>
          {text === '' ? words.withheld : text}
        </Box>
        <Gallery id="complaint-pictures" load={picturesOf(at)} pictures={pictures} />
        <Box className={styles['meta']}>
          <Txt>{words.reportedAt}</Txt>
          <FullMoment id="reported-at" instant={reportedAt} />
        </Box>
        <Reporter complaint={complaint} />
      </Box>
    </Card>
  )
}

function Reporter({ complaint: { reporter, onBehalf, isMine } }: { complaint: Complaint }) {
  const words = complaintsTexts.use()
  const { channel } = complaintNames.use()
  if (reporter === null || (isMine && onBehalf === null)) return null
  const unnamed = reporter.isHidden ? words.hiddenReporter : words.unnamedReporter
  const who = [reporter.name, reporter.phoneMasked].filter((one) => one !== null).join(' · ')
  return (
    <Box className={styles['meta']}>
      <Txt>{who === '' ? unnamed : `${words.reporter} ${who}`}</Txt>
      {onBehalf && <Txt>{words.byOther(onBehalf.byName, channel[onBehalf.channel])}</Txt>}
    </Box>
  )
}
