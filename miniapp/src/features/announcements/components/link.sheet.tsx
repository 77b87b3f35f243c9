import type { LinkTarget } from '@liren/shared/structured.text'
import { Box } from '../../../platform/elements.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { useColumns } from '../../columns/hooks/use-columns.ts'
import { composerTexts } from '../composer.texts.ts'
import { useMine } from '../hooks/use-mine.ts'

interface Chosen {
  to: LinkTarget
  /** Words to begin with. */
  text: string
}

interface LinkSheetProps {
  communityId: string
  onChoose: (chosen: Chosen) => void
  onClose: () => void
}

const others = ['disclosures', 'participate', 'my_flats', 'inbox', 'privacy'] as const
const longestWords = 40

/** Where a link leads: pages of the app, and nowhere else. */
export function LinkSheet({ communityId, onChoose, onClose }: LinkSheetProps) {
  const words = composerTexts.use()
  const published = (useMine(communityId).data?.pages[0]?.items ?? []).filter(({ status }) => status === 'published')
  const columns = (useColumns(communityId).data?.items ?? []).filter(({ isOn }) => isOn)
  return (
    <Sheet id="link-sheet" title={words.linkTitle} onClose={onClose}>
      <Stack>
        <Box as="p">{words.linkNote}</Box>
        <Section title={words.linkOthers}>
          <Card flush>
            {others.map((page) => (
              <ListRow
                key={page}
                id={`link-${page}`}
                icon="link"
                title={words.linkPages[page]}
                onPress={() => onChoose({ to: { page }, text: words.linkPages[page] })}
              />
            ))}
          </Card>
        </Section>
        {published.length > 0 && (
          <Section title={words.linkNotices}>
            <Card flush>
              {published.map(({ id, title }) => (
                <ListRow
                  key={id}
                  id={`link-notice-${id}`}
                  icon="notice"
                  title={title}
                  onPress={() =>
                    onChoose({ to: { page: 'announcement', id }, text: [...title].slice(0, longestWords).join('') })
                  }
                />
              ))}
            </Card>
          </Section>
        )}
        {columns.length > 0 && (
          <Section title={words.linkColumns}>
            <Card flush>
              {columns.map(({ id, name }) => (
                <ListRow
                  key={id}
                  id={`link-column-${id}`}
                  icon="bullets"
                  title={name}
                  onPress={() => onChoose({ to: { page: 'column', id }, text: name })}
                />
              ))}
            </Card>
          </Section>
        )}
      </Stack>
    </Sheet>
  )
}
