import type { ComplaintCall } from '@liren/shared/complaints.whistle'
import { names } from '../../../lib/names.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { Mark } from '../../../ui/mark.tsx'
import { Gallery } from '../../../ui/gallery.tsx'
import { FullMoment } from '../../../ui/moment.tsx'
import type { InComplaint } from '../complaints.api.ts'
import { complaintNames } from '../names.texts.ts'
import { whistleTexts } from '../whistle.texts.ts'
import { CallActs } from './call.acts.tsx'
import { CallDue } from './call.due.tsx'
import styles from './history.module.css'
import { picturesOf } from './matter.tsx'

type Entry = ComplaintCall['entries'][number]

/** One office that was called: where it stands, what it said, and what I may do. */
export function CallCard({ at, call }: { at: InComplaint; call: ComplaintCall }) {
  const words = whistleTexts.use()
  const { rung } = complaintNames.use()
  const { office, climbed } = call
  return (
    <Card id={`call-${call.id}`}>
      <Stack tight>
        <Box as="h3" className={styles['name']}>
          {office.label}
        </Box>
        <Txt>{`${words.kind[call.kind]} · ${words.state[call.state]}`}</Txt>
        <CallDue call={call} />
        {climbed !== null && call.dueAt !== null && (
          <Box>
            <Mark icon="up" tone={climbed === 'half' || climbed === 'most' ? 'warn' : 'danger'}>
              {rung[climbed]}
            </Mark>
          </Box>
        )}
        <Box as="ol" role="list" label={words.said(office.label)} className={styles['steps']}>
          {call.entries.map((entry) => (
            <Line key={entry.seq} at={at} call={call} entry={entry} />
          ))}
        </Box>
        <CallActs at={{ ...at, callId: call.id }} office={office} steps={call.abilities.steps} />
      </Stack>
    </Card>
  )
}

function Line({ at, call, entry }: { at: InComplaint; call: ComplaintCall; entry: Entry }) {
  const words = whistleTexts.use()
  const roles = names.use().role
  const { rung } = complaintNames.use()
  const { party, isMine, actorName, actorRole } = entry
  const who = [actorRole === null ? null : roles[actorRole], actorName].filter((one) => one !== null).join(' ')
  const person = isMine ? words.you : who
  const facts = [entry.reason && words.refusal[entry.reason], entry.rung && rung[entry.rung]].filter(Boolean)
  return (
    <Box as="li" role="listitem" className={styles['step']}>
      <Box as="span" mute className={styles['dot']} />
      <Box className={styles['words']}>
        <Txt className={styles['name']}>{entry.step === 'CALL' ? words.kind[call.kind] : words.step[entry.step]}</Txt>
        <Box className={styles['meta']}>
          <Txt>{party === 'CLOCK' ? words.byTime : person}</Txt>
          <FullMoment id={`call-entry-${call.id}-${String(entry.seq)}`} instant={entry.at} />
        </Box>
        {facts.length > 0 && <Txt className={styles['facts']}>{facts.join(' · ')}</Txt>}
        {entry.note !== null && <Txt className={styles['note']}>{entry.note}</Txt>}
        <Gallery id={`call-pictures-${call.id}-${String(entry.seq)}`} load={picturesOf(at)} pictures={entry.pictures} />
      </Box>
    </Box>
  )
}
