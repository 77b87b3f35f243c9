import type { ReactNode } from 'react'
import { ErrorState } from './error.state.tsx'
import { Skeleton } from './skeleton.tsx'

interface Asked<T> {
  data: T | undefined
  error: unknown
  refetch: () => unknown
}

interface QueryViewProps<T> {
  query: Asked<T>
  /** Shape of what is coming. */
  skeleton?: ReactNode
  children: (data: T) => ReactNode
}

/** The states of something asked for: what we have (even if old), else why not, else the shape of what is coming. */
export function QueryView<T>({ query, skeleton, children }: QueryViewProps<T>) {
  if (query.data !== undefined) return children(query.data)
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  return skeleton ?? <Skeleton />
}
