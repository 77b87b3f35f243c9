import type { RegisterImport } from '@liren/shared/register'
import type { RegisterQuestion } from '@liren/shared/register.findings'
import { Box, Press, Txt } from '../../../platform/elements.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { classes } from '../../../ui/classes.ts'
import { Icon } from '../../../ui/icon.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import type { FoundDraft } from '../found.draft.ts'
import { useQuestions } from '../hooks/use-import.ts'
import { importTexts } from '../import.texts.ts'
import styles from './import.module.css'
import { NextPage } from './next.page.tsx'

type Answer = NonNullable<RegisterQuestion['answer']>

interface QuestionsPartProps {
  communityId: string
  one: RegisterImport
  answers: FoundDraft['answers']
  onAnswer: (id: string, answer: Answer) => void
}

/** What only a person can know, each with two large answers. */
export function QuestionsPart({ communityId, one, answers, onAnswer }: QuestionsPartProps) {
  const words = importTexts.use().found
  const questions = useQuestions(communityId, one)
  const isEmpty = questions.data?.pages[0]?.items.length === 0
  if (isEmpty || (!questions.data && one.counts?.questions === 0)) return null
  return (
    <Section title={words.questionsTitle}>
      <QueryView query={questions}>
        {({ pages }) => (
          <Stack>
            <Box className={styles['cards']}>
              {pages
                .flatMap((page) => page.items)
                .map((question, index) => (
                  <QuestionCard
                    key={question.id}
                    index={index}
                    question={question}
                    answer={answers[question.id] ?? question.answer}
                    onAnswer={(answer) => onAnswer(question.id, answer)}
                  />
                ))}
            </Box>
            <NextPage id="questions-more" query={questions} />
          </Stack>
        )}
      </QueryView>
    </Section>
  )
}

const choices: readonly Answer[] = ['same', 'different']

interface QuestionCardProps {
  index: number
  question: RegisterQuestion
  answer: Answer | null
  onAnswer: (answer: Answer) => void
}

function QuestionCard({ index, question, answer, onAnswer }: QuestionCardProps) {
  const words = importTexts.use().found
  const asked = words[question.kind](question.name)
  const notes: Record<Answer, string> = { same: words.sameNote, different: words.differentNote }
  return (
    <Card id={`question-${String(index)}`}>
      <Stack tight>
        <Box as="p">{asked}</Box>
        <Txt className={styles['units']}>{question.units.join('、')}</Txt>
        <Box role="radiogroup" label={asked} className={styles['answers']}>
          {choices.map((choice) => (
            <Press
              key={choice}
              id={`answer-${String(index)}-${choice}`}
              role="radio"
              checked={answer === choice}
              className={classes(styles['answer'], answer === choice && styles['chosen'])}
              onPress={() => onAnswer(choice)}
            >
              <Box as="span" className={styles['said']}>
                {answer === choice && <Icon name="check" small />}
                <Txt>{words[choice]}</Txt>
              </Box>
              <Txt className={styles['where']}>{notes[choice]}</Txt>
            </Press>
          ))}
        </Box>
      </Stack>
    </Card>
  )
}
