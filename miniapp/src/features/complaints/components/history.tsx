import type { Complaint } from '@liren/shared/complaints.views'
import { names } from '../../../lib/names.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Card, Section } from '../../../ui/card.tsx'
import { Gallery } from '../../../ui/gallery.tsx'
import { FullMoment } from '../../../ui/moment.tsx'
import type { InComplaint } from '../complaints.api.ts'
import { complaintsTexts } from '../complaints.texts.ts'
import { useFacts } from '../hooks/use-facts.ts'
import { complaintNames } from '../names.texts.ts'
import styles from './history.module.css'
import { picturesOf } from './matter.tsx'

type Taken = Complaint['steps'][number]

/** Every step so far, the latest first: who, when, what was said, and the pictures of it. */
export function History({ at, complaint }: { at: InComplaint; complaint: Complaint }) {
  const words = complaintsTexts.use()
  return (
    <Section title={words.history}>
      <Card>
        <Box as="ol" role="list" label={words.history} className={styles['steps']}>
          {[...complaint.steps].reverse().map((taken) => (
            <Line key={taken.seq} at={at} taken={taken} />
          ))}
        </Box>
      </Card>
    </Section>
  )
}

function useActor(): (taken: Taken) => string {
  const words = complaintsTexts.use()
  const roles = names.use().role
  return ({ party, isMine, actorName, actorRole, facts }) => {
    if (party === 'RULE') return words.byRule
    if (party === 'CLOCK') return words.byTime
    if (party === 'PARTNER') return facts['partner'] ?? ''
    if (isMine) return words.you
    const who = [actorRole === null ? null : roles[actorRole], actorName].filter((one) => one !== null)
    return who.length === 0 ? words.reporter : who.join(' ')
  }
}

function Line({ at, taken }: { at: InComplaint; taken: Taken }) {
  const words = complaintsTexts.use()
  const { step } = complaintNames.use()
  const actorOf = useActor()
  const facts = useFacts()(taken.facts)
  return (
    <Box as="li" role="listitem" className={styles['step']}>
      <Box as="span" mute className={styles['dot']} />
      <Box className={styles['words']}>
        <Txt className={styles['name']}>{step[taken.step]}</Txt>
        <Box className={styles['meta']}>
          <Txt>{taken.isOnBehalf ? `${actorOf(taken)} · ${words.forAuthor}` : actorOf(taken)}</Txt>
          <FullMoment id={`step-${String(taken.seq)}`} instant={taken.at} />
        </Box>
        {facts.length > 0 && <Txt className={styles['facts']}>{facts.join(' · ')}</Txt>}
        {taken.note !== null && <Txt className={styles['note']}>{taken.note}</Txt>}
        <Gallery id={`step-pictures-${String(taken.seq)}`} load={picturesOf(at)} pictures={taken.pictures} />
      </Box>
    </Box>
  )
}
