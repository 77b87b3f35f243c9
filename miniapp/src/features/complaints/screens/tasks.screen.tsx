import { useState } from 'react'
import { usePageParams } from '../../../platform/page.params.ts'
import { Box } from '../../../platform/elements.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { More } from '../../../ui/more.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { TaskCard } from '../components/task.card.tsx'
import { TaskListSheet } from '../components/task.list.sheet.tsx'
import { TaskPushSheet } from '../components/task.push.sheet.tsx'
import { useTaskList, useTasks } from '../hooks/use-tasks.ts'
import { tasksTexts } from '../tasks.texts.ts'

/** Tasks pushed from above: to the committee to answer, to street and department to push. */
export function TasksScreen() {
  return (
    <SignedIn title={tasksTexts.use().tasks}>
      <TasksPage />
    </SignedIn>
  )
}

function TasksPage() {
  const words = tasksTexts.use()
  const { community = '' } = usePageParams()
  const [asking, setAsking] = useState<'push' | 'list' | null>(null)
  const tasks = useTasks(community)
  const list = useTaskList(community).data
  useRefresh(tasks)
  const close = () => setAsking(null)
  return (
    <Screen
      id="tasks"
      title={words.tasks}
      footer={
        list?.abilities.push === true && (
          <Button id="task-push" kind="primary" icon="plus" onPress={() => setAsking('push')}>
            {words.push}
          </Button>
        )
      }
      sheets={
        list && (
          <>
            {asking === 'push' && <TaskPushSheet communityId={community} items={list.items} onClose={close} />}
            {asking === 'list' && <TaskListSheet communityId={community} list={list} onClose={close} />}
          </>
        )
      }
    >
      <Stack>
        <Box as="p">{words.tasksBody}</Box>
        {list?.abilities.edit === true && (
          <Button id="task-list" icon="bullets" onPress={() => setAsking('list')}>
            {words.list}
          </Button>
        )}
        <QueryView query={tasks}>
          {({ pages }) => {
            const rows = pages.flatMap((page) => page.items)
            if (rows.length === 0)
              return <EmptyState id="tasks-empty" picture="tree" title={words.emptyTitle} body={words.emptyBody} />
            return (
              <Stack>
                {rows.map((task) => (
                  <TaskCard key={task.id} communityId={community} task={task} />
                ))}
                <More
                  hasMore={tasks.hasNextPage}
                  isLoading={tasks.isFetchingNextPage}
                  onMore={() => void tasks.fetchNextPage()}
                />
              </Stack>
            )
          }}
        </QueryView>
      </Stack>
    </Screen>
  )
}
