import type { Remark } from '@liren/shared/votes.views'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { Badge } from '../../../ui/chip.tsx'
import { FullMoment } from '../../../ui/moment.tsx'
import { More } from '../../../ui/more.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { useRemarks } from '../hooks/use-remarks.ts'
import type { InDecision } from '../votes.api.ts'
import { votesTexts } from '../votes.texts.ts'
import { Paragraphs } from './motion.card.tsx'
import styles from './remarks.module.css'

/** Comments of the review and objections, with the written answers; who objected is not told. */
export function Remarks({ at }: { at: InDecision }) {
  const words = votesTexts.use().page
  const remarks = useRemarks(at)
  return (
    <Section title={words.remarks}>
      <QueryView query={remarks} skeleton={<Skeleton cards={1} />}>
        {({ pages }) => {
          const all = pages.flatMap((page) => page.items)
          if (all.length === 0) return <Box as="p">{words.remarksEmpty}</Box>
          return (
            <Stack>
              {all.map((remark) => (
                <OneRemark key={remark.id} remark={remark} />
              ))}
              {remarks.hasNextPage && (
                <More hasMore isLoading={remarks.isFetchingNextPage} onMore={() => void remarks.fetchNextPage()} />
              )}
            </Stack>
          )
        }}
      </QueryView>
    </Section>
  )
}

/** One comment or objection with its answer. */
export function OneRemark({ remark }: { remark: Remark }) {
  const words = votesTexts.use().page
  const { id, kind, text, isMine, createdAt, answer, isUpheld, answeredAt } = remark
  return (
    <Card id={`remark-${id}`}>
      <Stack tight>
        <Box className={styles['head']}>
          <Badge>{words.remarkKind[kind]}</Badge>
          {isMine && <Badge tone="accent">{words.mine}</Badge>}
          <FullMoment id={`remark-at-${id}`} instant={createdAt} />
        </Box>
        <Paragraphs text={text} />
        {answer === null ? (
          <Txt className={styles['meta']}>{words.unanswered}</Txt>
        ) : (
          <Box className={styles['answer']}>
            <Box className={styles['head']}>
              <Txt className={styles['strong']}>{words.answer}</Txt>
              <Badge tone="info">{isUpheld ? words.upheld : words.notUpheld}</Badge>
              {answeredAt !== null && <FullMoment id={`answered-at-${id}`} instant={answeredAt} />}
            </Box>
            <Paragraphs text={answer} />
          </Box>
        )}
      </Stack>
    </Card>
  )
}
