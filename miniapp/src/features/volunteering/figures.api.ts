import { figures } from '@liren/shared/volunteering.figures'
import { call } from '../../lib/api-client.ts'
import { download } from '../../lib/download.ts'

export const fetchFigures = (communityId: string, signal?: AbortSignal) =>
  call(figures.read, { params: { communityId } }, { signal })

export const downloadFigures = (communityId: string) => download(figures.file, { params: { communityId } })
