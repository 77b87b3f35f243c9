import { routes } from '../../../lib/routes.ts'
import { Txt } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { Card, Stack } from '../../../ui/card.tsx'
import { Badge } from '../../../ui/chip.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { Moment } from '../../../ui/moment.tsx'
import { More } from '../../../ui/more.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useImports } from '../hooks/use-register.ts'
import { registerTexts } from '../register.texts.ts'

const tones = {
  reading: 'info',
  mapping: 'warn',
  checking: 'info',
  checked: 'warn',
  applying: 'info',
  applied: 'accent',
  cancelled: 'plain',
  failed: 'plain',
} as const

/** Every import, the open ones to go on with. */
export function ImportsList({ communityId }: { communityId: string }) {
  const words = registerTexts.use()
  const imports = useImports(communityId)
  return (
    <QueryView query={imports}>
      {({ pages }) => {
        const all = pages.flatMap((page) => page.items)
        if (all.length === 0) {
          return (
            <EmptyState
              id="imports-empty"
              picture="letterbox"
              title={words.importsEmpty}
              body={words.importsEmptyBody}
            />
          )
        }
        return (
          <Stack>
            <Card flush>
              {all.map((one) => (
                <ListRow
                  key={one.id}
                  id={`import-${one.id}`}
                  title={one.fileName}
                  note={
                    <Txt>
                      <Moment instant={one.createdAt} /> · {words.importNote(one.createdBy, one.estateName)}
                    </Txt>
                  }
                  trailing={<Badge tone={tones[one.status]}>{words.status[one.status]}</Badge>}
                  onPress={() => open(routes.registerImport(communityId, { id: one.id }))}
                />
              ))}
            </Card>
            {imports.hasNextPage && (
              <More hasMore isLoading={imports.isFetchingNextPage} onMore={() => void imports.fetchNextPage()} />
            )}
          </Stack>
        )
      }}
    </QueryView>
  )
}
